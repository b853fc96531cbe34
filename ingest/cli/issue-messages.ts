import { linkKinds } from '../../src/lib/i18n/link-kinds.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing issues`. The sentences on single issues and links are in the snapshot, in Chinese. */

const zh = {
  command: '逐条列出数据的问题，或者未定的关联',
  options: {
    code: '只列这一代码的问题，或者这一类别的关联；可多次使用',
    file: '只列这一文件',
    links: '列出未定的关联：编号找不到对应的行，或者对应不止一行',
    limit: '最多列出几条，0 为全部（默认：屏幕上的表格 50，其他格式全部）',
  },
  placeholder: { code: '代码', file: '文件', count: '条数' },
  errors: {
    noCode: (code: string, all: string) => `没有代码“${code}”，可选：${all}`,
    noFile: (name: string) => `快照里没有文件“${name}”`,
    notACount: (text: string) => `--limit“${text}”不是条数，请写 0 或正整数`,
    noLinks: '快照由较早的版本生成，没有未定关联的清单，请重新导入',
  },
  issue: {
    code: '代码',
    file: '文件',
    record: '行',
    place: '文件:行',
    header: '列',
    raw: '原文',
    kept: '采用的值',
    keptFile: '采用的文件',
    keptRecord: '采用的行',
    message: '说明',
  },
  link: {
    kind: '类别',
    kindTitle: '类别名称',
    layout: '模板',
    org: '机关代码',
    orgName: '机关',
    file: '文件',
    record: '行',
    place: '文件:行',
    key: '编号',
    value: '填写',
    candidates: '可能的个数',
    message: '说明',
  },
  kinds: linkKinds.zh,
  total: (n: string) => `共 ${n} 条`,
  part: (shown: string, n: string) =>
    `共 ${n} 条，列出前 ${shown} 条；--limit 0 全部列出，--format csv --out 文件 存为表格`,
  alsoLinks: (n: string) => `另有 ${n} 处关联未定，用 --links 列出`,
  written: (path: string, n: string) => `已写入 ${path}：${n} 条`,
};

export type IssueMessages = typeof zh;

const en: IssueMessages = {
  command: 'list the issues of the data one by one, or the links that could not be told',
  options: {
    code: 'only issues with this code, or links of this kind; may be repeated',
    file: 'only this file',
    links: 'list the links left open: a number that no row has, or several',
    limit: 'at most this many, 0 for all (default: 50 in a table on the screen, otherwise all)',
  },
  placeholder: { code: 'code', file: 'file', count: 'count' },
  errors: {
    noCode: (code, all) => `there is no code "${code}"; one of ${all}`,
    noFile: (name) => `the snapshot has no file "${name}"`,
    notACount: (text) => `--limit "${text}" is no count; write 0 or a positive whole number`,
    noLinks: 'an earlier version wrote this snapshot, without a list of open links; ingest again',
  },
  issue: {
    code: 'code',
    file: 'file',
    record: 'record',
    place: 'file:record',
    header: 'column',
    raw: 'raw',
    kept: 'kept value',
    keptFile: 'kept file',
    keptRecord: 'kept record',
    message: 'message',
  },
  link: {
    kind: 'kind',
    kindTitle: 'title',
    layout: 'layout',
    org: 'org',
    orgName: 'agency',
    file: 'file',
    record: 'record',
    place: 'file:record',
    key: 'key',
    value: 'value',
    candidates: 'candidates',
    message: 'message',
  },
  kinds: linkKinds.en,
  total: (n) => `${n} in all`,
  part: (shown, n) => `${n} in all, the first ${shown} shown; --limit 0 shows all, --format csv --out FILE saves them`,
  alsoLinks: (n) => `${n} links were left open: --links lists them`,
  written: (path, n) => `${n} written to ${path}`,
};

export function issueMessages(language: Language): IssueMessages {
  return language === 'zh' ? zh : en;
}
