import type { Language } from './messages.ts';

/** What the command line says about the annual statistics. */

const zh = {
  command: '行政执法统计年报的各表',
  year: '统计年度（默认：截止日期在1—3月的为上一年，其余为当年）',
  table: '只要这张表',
  org: '只要这个机关（默认：全部机关合计）',
  rows: '列出数字背后的每一行',
  column: '与 --rows 同用：只要这一栏',
  published: '把公布的年报（《统计年报公布数》）逐栏与计算数核对',
  out: '把法定的五张表按规定式样写成 Word 文档和 Excel 工作簿，写入这个文件夹',
  placeholder: { year: '年度', table: '表', org: '机关代码', column: '栏目' },
  title: (year: number, asOf: string, scope: string) => `${year}年度行政执法统计 · ${scope} · 截止 ${asOf}`,
  all: '全部机关',
  count: '数量',
  item: '栏目',
  headers: {
    table: '表',
    org: '机关',
    orgName: '机关名称',
    item: '栏目',
    count: '数量',
    key: '编号',
    onDate: '日期',
    file: '文件',
    record: '行',
    published: '公布数',
    counted: '计算数',
    difference: '差',
    differs: '不同',
  },
  truth: (yes: boolean): string => (yes ? '是' : ''),
  compared: (n: number, different: number) => `与公布的年报核对：${n} 个数，${different} 个不同`,
  nonePublished: (year: number) => `没有${year}年度的公布数：填《统计年报公布数》后与台账一同导入，即可逐栏核对`,
  written: (n: number, out: string, asOf: string) => `已写入 ${out}：${n} 个文件，截止日期 ${asOf}`,
  absent: (name: string, layouts: string) => `${name}：没有数据来源，缺少：${layouts}`,
  errors: {
    notAYear: (text: string) => `--year “${text}” 不是年度，请写成 2024 的样子`,
    noColumn: (text: string, all: string) => `没有栏目“${text}”，可选：${all}`,
    columnAlone: '--column 要与 --rows、--table 同用',
    outAlone: '--out 写出全部各表，不能与 --rows、--published、--table 同用',
    publishedAlone: '--published 不能与 --rows 同用',
  },
};

export type AnnualMessages = typeof zh;

const en: AnnualMessages = {
  command: 'the tables of the annual enforcement statistics',
  year: 'reporting year (default: the year before from January to March, else the current year)',
  table: 'only this table',
  org: 'only this agency (default: all agencies together)',
  rows: 'list every row behind the numbers',
  column: 'with --rows: only this column',
  published: 'compare the published tables (统计年报公布数) with what is counted, number by number',
  out: 'writes the five statutory tables in their official form as a Word document and a workbook into this folder',
  placeholder: { year: 'year', table: 'table', org: 'agency code', column: 'column' },
  title: (year, asOf, scope) => `Enforcement statistics of ${year} · ${scope} · as of ${asOf}`,
  all: 'all agencies',
  count: 'count',
  item: 'column',
  headers: {
    table: 'table',
    org: 'org',
    orgName: 'agency',
    item: 'column',
    count: 'count',
    key: 'number',
    onDate: 'day',
    file: 'file',
    record: 'record',
    published: 'published',
    counted: 'counted',
    difference: 'difference',
    differs: 'differs',
  },
  truth: (yes) => (yes ? 'yes' : ''),
  compared: (n, different) => `compared with the published tables: ${n} numbers, ${different} differ`,
  nonePublished: (year) => `no published numbers of ${year}: fill in 统计年报公布数 and import it with the registers`,
  written: (n, out, asOf) => `written to ${out}: ${n} files, as of ${asOf}`,
  absent: (name, layouts) => `${name}: no source; missing: ${layouts}`,
  errors: {
    notAYear: (text) => `--year "${text}" is no year; write it like 2024`,
    noColumn: (text, all) => `there is no column "${text}"; one of ${all}`,
    columnAlone: '--column needs --rows and --table',
    outAlone: '--out writes all tables; it goes with none of --rows, --published and --table',
    publishedAlone: '--published does not go with --rows',
  },
};

export function annualMessages(language: Language): AnnualMessages {
  return { zh, en }[language];
}
