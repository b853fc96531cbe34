import type { Language } from './messages.ts';

/** Texts of `mingjing report`. */

const zh = {
  command: '年终报告：按公文格式写成 Word 文档，另附证据工作簿；默认为全市一份，可指定一个机关，或者全市和各机关各一份',
  year: '报告年度（默认：截止日期在1—3月的为上一年，其余为当年）',
  org: '只写一个机关的报告',
  all: '全市和每个机关各写一份',
  out: '写入的文件夹',
  signer: '署名（默认：机关的报告署本机关名称，全市的报告留空）',
  placeholder: { name: '名称' },
  orgOrAll: '--org 和 --all 只能用一个',
  notAFolder: (path: string) => `${path} 是文件，--out 应当是文件夹`,
  notBegun: (year: number, asOf: string) => `${year}年度在截止日期 ${asOf} 还没有开始，没有可写的报告`,
  progress: (n: number, all: number) => `正在写第 ${n}/${all} 份报告`,
  columns: ['报告', '数字', '问题', '证据', '证据行'],
  written: (n: number, out: string, asOf: string) => `已写入 ${out}：${n} 个文件，截止日期 ${asOf}`,
};

export type ReportMessages = typeof zh;

const en: ReportMessages = {
  command:
    'year-end reports as Word documents in the form of official documents (in Chinese), each with a workbook of its evidence: on all agencies by default, on one, or on all and each',
  year: 'year (default: the one before while the as-of day is in January to March, else its own)',
  org: 'the report on one agency only',
  all: 'the report on all and one on each agency',
  out: 'folder to write to',
  signer: 'who signs (default: an agency signs its own report, the one on all leaves a line)',
  placeholder: { name: 'name' },
  orgOrAll: '--org and --all exclude each other',
  notAFolder: (path) => `${path} is a file; --out must be a folder`,
  notBegun: (year, asOf) => `${year} had not begun on the as-of day ${asOf}; there is nothing to report`,
  progress: (n, all) => `writing report ${n} of ${all}`,
  columns: ['report', 'figures', 'problems', 'evidence', 'rows'],
  written: (n, out, asOf) => `written to ${out}: ${n} files, as of ${asOf}`,
};

export function reportMessages(language: Language): ReportMessages {
  return language === 'zh' ? zh : en;
}
