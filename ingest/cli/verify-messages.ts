import type { ReportFileProblem } from '../../src/lib/report/docx/read.ts';
import { partVersion } from '../../src/lib/report/part.ts';
import type { Difference, ProvenanceField } from '../../src/lib/report/verify.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing verify`. */

const zhFields: Record<ProvenanceField, string> = {
  snapshot: '快照指纹',
  ruleset: '规则版本',
  'as-of': '截止日期',
  scheme: '考核办法',
  'scheme-version': '考核办法的版本',
  'scheme-content': '考核办法的内容',
  excuses: '核减台账',
  manual: '人工评分',
  evaluation: '评估工作文件',
};

const zhProblems: Record<ReportFileProblem, (path: string, detail: string) => string> = {
  zip: (path) => `${path} 不是完整的 .docx 文件（压缩包已损坏，或者不是压缩包）`,
  docx: (path, part) => `${path} 不是 Word 文档：缺少 ${part}`,
  xml: (path, part) => `${path} 已损坏：${part} 不是正确的 XML`,
  foreign: (path) => `${path} 不是明镜写的报告：里面没有数字的机读副本（customXml）`,
  part: (path, place) => `${path} 的机读副本不完整：${place}`,
  version: (path, version) =>
    `${path} 是${Number(version) < Number(partVersion) ? '旧版程序' : '更新的程序'}写的（机读副本版本“${version}”，本程序核对版本 ${partVersion}）：请用写出它的那一版程序核对，或者用本程序由同一快照重新写出报告（mingjing report），再作比较`,
  large: (path, part) => `${path} 里的 ${part} 过大，不予打开`,
};

const zhPlaces = { text: '正文', part: '机读副本' };
const zhShown = (values: readonly string[] | null) =>
  values === null ? '没有' : values.map((v) => v || '空').join('、');

const zh = {
  command: '核对报告：从快照逐数复算，指出正文、机读副本和复算结果哪里不一致',
  file: '报告文件（.docx）',
  snapshot: '快照文件夹',
  scheme: '报告所用的考核办法文件（默认为三项制度百分制考核表）',
  noFile: (path: string) => `找不到文件 ${path}`,
  cannotRead: (path: string, reason: string) => `读不了 ${path}：${reason}`,
  problems: zhProblems,
  changedTable: (folder: string, path: string) =>
    `快照 ${folder} 里的 ${path} 被改动过（SHA-256 与清单不符），不能用来核对`,
  unknownScope: (scope: string) => `报告所写的机关“${scope}”不在快照的执法主体名录中`,
  about: (year: number, scope: string, asOf: string) =>
    `报告：${year}年度，${scope === 'ALL' ? '全市' : `机关 ${scope}`}，截止日期 ${asOf}`,
  difference: (d: Difference): string => {
    switch (d.kind) {
      case 'provenance':
        return `${zhFields[d.field]}不一致：报告 ${d.file}，快照 ${d.own}`;
      case 'parameter':
        return `参数 ${d.name} 不一致：报告 ${d.file ?? '没有'}，快照 ${d.own ?? '没有'}`;
      case 'figure':
        return `${d.id}：正文 ${zhShown(d.text)}；机读副本 ${zhShown(d.part)}；复算 ${d.own ?? '没有这个数字'}`;
      case 'times':
        return `${d.id}：应出现 ${d.own} 次，正文 ${d.text} 次，机读副本 ${d.part} 次`;
      case 'chart':
        return `图${d.number}：画图所用的数值与复算不同，或者缺少该图`;
      case 'order':
        return `${zhPlaces[d.where]}的数字次序不一致，自第 ${d.at} 个起`;
    }
  },
  more: (n: number) => `……另有 ${n} 处，用 --format json 全部列出`,
  words: (added: number, gone: number) =>
    `文字有改动（不影响数字是否一致）：与程序写出的不同的段落 ${added} 个，程序写出而文件中没有的 ${gone} 个`,
  equal: (path: string, figures: number) => `一致：${path} 的 ${figures} 个数字与快照复算的结果相同`,
  differs: (path: string) => `不一致：${path}`,
  count: (n: number) => `，共 ${n} 处`,
};

export type VerifyMessages = typeof zh;

const enFields: Record<ProvenanceField, string> = {
  snapshot: 'snapshot hash',
  ruleset: 'ruleset',
  'as-of': 'as-of day',
  scheme: 'scheme',
  'scheme-version': 'version of the scheme',
  'scheme-content': 'content of the scheme',
  excuses: 'excuse log',
  manual: 'points given by people',
  evaluation: 'evaluation file',
};
const enPlaces = { text: 'text', part: 'copy' };
const enShown = (values: readonly string[] | null) =>
  values === null ? 'none' : values.map((v) => v || 'empty').join(', ');

const en: VerifyMessages = {
  command:
    'verifies a report: computes every figure again from the snapshot and says where text, copy and result differ',
  file: 'report (.docx)',
  snapshot: 'folder of the snapshot',
  scheme: 'file of the scheme that the report was made with (default: the 100-point sheet of the three systems)',
  noFile: (path) => `there is no file ${path}`,
  cannotRead: (path, reason) => `cannot read ${path}: ${reason}`,
  problems: {
    zip: (path) => `${path} is no complete .docx (the archive is damaged, or it is none)`,
    docx: (path, part) => `${path} is no Word document: ${part} is missing`,
    xml: (path, part) => `${path} is damaged: ${part} is not well-formed XML`,
    foreign: (path) =>
      `${path} is no report of Mingjing: there is no machine-readable copy of figures in it (customXml)`,
    part: (path, place) => `the machine-readable copy in ${path} is not complete: ${place}`,
    version: (path, version) =>
      `${path} was written by ${Number(version) < Number(partVersion) ? 'an older' : 'a newer'} program (copy of version "${version}"; this one verifies ${partVersion}): verify it with the program that wrote it, or write the report anew from the same snapshot (mingjing report) and compare`,
    large: (path, part) => `${part} in ${path} is too large to be opened`,
  },
  changedTable: (folder, path) => `${path} in the snapshot ${folder} was changed (its SHA-256 is not the manifest's)`,
  unknownScope: (scope) => `the agency "${scope}" of the report is not in the snapshot's register`,
  about: (year, scope, asOf) =>
    `report: ${year}, ${scope === 'ALL' ? 'all agencies' : `agency ${scope}`}, as of ${asOf}`,
  difference: (d) => {
    switch (d.kind) {
      case 'provenance':
        return `${enFields[d.field]} differs: report ${d.file}, snapshot ${d.own}`;
      case 'parameter':
        return `parameter ${d.name} differs: report ${d.file ?? 'none'}, snapshot ${d.own ?? 'none'}`;
      case 'figure':
        return `${d.id}: text ${enShown(d.text)}; copy ${enShown(d.part)}; computed ${d.own ?? 'no such figure'}`;
      case 'times':
        return `${d.id}: should stand ${d.own} times, text ${d.text}, copy ${d.part}`;
      case 'chart':
        return `chart ${d.number}: drawn from other values than those computed, or missing`;
      case 'order':
        return `the figures of the ${enPlaces[d.where]} stand in another order, from number ${d.at} on`;
    }
  },
  more: (n) => `… and ${n} more; --format json lists all`,
  words: (added, gone) =>
    `words were changed (figures can still be equal): ${added} paragraphs the program did not write, ${gone} of its own are missing`,
  equal: (path, figures) => `equal: the ${figures} figures of ${path} are those of the snapshot`,
  differs: (path) => `not equal: ${path}`,
  count: (n) => `, ${n} differences`,
};

export function verifyMessages(language: Language): VerifyMessages {
  return language === 'zh' ? zh : en;
}
