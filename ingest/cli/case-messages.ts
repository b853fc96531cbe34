import { events as eventsEn } from '../../src/lib/i18n/events.en.ts';
import { events } from '../../src/lib/i18n/events.zh.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing case`. */

const zh = {
  command: '一件案件的来龙去脉：时间线、每一项判定及理由、背后的数据',
  number: '案件、许可、强制、检查的编号，或者决定书文号',
  placeholder: '编号',
  options: { layout: '编号在几种模板中都有的，指定模板（标识，例如 cases）' },
  errors: {
    unknown: (number: string, asOf: string) => `截至 ${asOf} 没有编号或者文号为“${number}”的案件`,
    unknownIn: (number: string, asOf: string, org: string) =>
      `截至 ${asOf} 机关 ${org} 没有编号或者文号为“${number}”的案件`,
    several: (number: string, n: number, list: string) =>
      `“${number}”对应 ${n} 件，请写案件编号，或者用 --org、--layout 指明：\n${list}`,
    noLayout: (id: string, all: string) => `没有案件模板“${id}”，可选：${all}`,
  },
  events,
  asOf: (day: string) => `数据截至 ${day}`,
  timeLine: '时间线',
  round: (n: number) => `第${n}轮`,
  times: (n: number) => `${n}次`,
  due: '期限',
  colon: '：',
  comma: '、',
  semicolon: '；',
  verdicts: (n: number) => `判定（${n}项）`,
  law: '依据',
  metric: '指标',
  rows: (n: number) => `数据（${n}行）`,
  original: (text: string) => `（原文：${text}）`,
  empty: (headers: string) => `空：${headers}`,
  yes: '是',
  no: '否',
  people: (n: number) => `人员（${n}人次）`,
  person: {
    on: '见于',
    name: '姓名',
    cert: '证号',
    from: '有效期自',
    to: '有效期至',
    status: '状态',
    source: '清单中',
  },
  notListed: '与行政执法人员清单核对不上',
};

export type CaseMessages = typeof zh;

const en: CaseMessages = {
  command: 'one case from beginning to end: time line, every verdict and its reason, the rows behind it',
  number: 'number of a case, licence, coercive measure or inspection, or of a decision',
  placeholder: 'number',
  options: { layout: 'the layout (id, such as cases) of a number that several layouts have' },
  errors: {
    unknown: (number, asOf) => `as of ${asOf} there is no case with the number "${number}"`,
    unknownIn: (number, asOf, org) => `as of ${asOf} agency ${org} has no case with the number "${number}"`,
    several: (number, n, list) =>
      `"${number}" stands for ${n} cases; give the case's own number, --org or --layout:\n${list}`,
    noLayout: (id, all) => `there is no layout "${id}" of cases; one of ${all}`,
  },
  events: eventsEn,
  asOf: (day) => `data as of ${day}`,
  timeLine: 'Time line',
  round: (n) => `round ${n}`,
  times: (n) => `${n} times`,
  due: 'due',
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  verdicts: (n) => `Verdicts (${n})`,
  law: 'law',
  metric: 'metric',
  rows: (n) => `Rows (${n})`,
  original: (text) => ` (in the file: ${text})`,
  empty: (headers) => `empty: ${headers}`,
  yes: 'yes',
  no: 'no',
  people: (n) => `People (${n})`,
  person: {
    on: 'named in',
    name: 'name',
    cert: 'certificate',
    from: 'valid from',
    to: 'valid to',
    status: 'status',
    source: 'in the list',
  },
  notListed: 'matches nobody in the list of officers',
};

export function caseMessages(language: Language): CaseMessages {
  return language === 'zh' ? zh : en;
}
