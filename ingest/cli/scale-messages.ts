import type { Language } from './messages.ts';

/** Texts of what `ingest` says of its means: memory, what it keeps for the next time, how far it is. */

const zh = {
  memory: '可用的内存，例如 4G、800M；放不下的暂存到磁盘（默认：本机内存的一半）',
  cache: '保留清洗结果的目录：下次只读有变化的文件，只判定有变化的机关，结果与全部重做相同；里面有未掩码的原始数据',
  full: '不用保留的结果，全部重做（并重新保留）',
  parts: '判定超过三百万条时，另写供浏览器按部分读取的表和索引：大数据在浏览器里打得开，多用时间和磁盘',
  amount: '大小',
  notAnAmount: (text: string, least: string) => `--memory“${text}”应写成数字加 M 或 G，不少于 ${least}，例如 4G`,
  percent: (text: string, percent: number) => `${text}，${percent}%`,
  files: (kept: number, all: number, rows: number) =>
    `沿用上次清洗结果：${all} 个文件中的 ${kept} 个（${rows} 行），其余重新读取`,
  allAgencies: (n: number) => `沿用上次的判定：全部 ${n} 个机关`,
  agencies: (judged: number, all: number) => `重新判定 ${judged} 个机关，其余 ${all - judged} 个沿用上次的判定`,
  judgedAll: {
    first: '没有上次的判定可以沿用，全部重新判定',
    day: '截止日期变了，全部重新判定',
    rules: '程序、规则、参数或数据来源变了，全部重新判定',
    registers: '机关、人员或审核人员名录变了，全部重新判定',
    damaged: '上次的快照已不在原处或已改动，全部重新判定',
    most: '有变化的机关占一半以上，全部重新判定',
  },
};

export type ScaleMessages = typeof zh;

const en: ScaleMessages = {
  memory:
    'memory to get along with, such as 4G or 800M; what does not fit goes to disk for a while (half of the machine)',
  cache:
    'folder that keeps what was cleaned: next time only changed files are read and only changed agencies judged, with the same result; it holds unmasked data',
  full: 'do everything again, whatever was kept (and keep it anew)',
  parts:
    'above three million verdicts also write tables and indexes for a page to read by parts, so that it opens large data: takes time and disk',
  amount: 'size',
  notAnAmount: (text, least) => `--memory "${text}" should be a number with M or G, at least ${least}, such as 4G`,
  percent: (text, percent) => `${text}, ${percent}%`,
  files: (kept, all, rows) => `cleaned before: ${kept} of ${all} files (${rows} rows); the others were read`,
  allAgencies: (n) => `judged before: all ${n} agencies`,
  agencies: (judged, all) => `${judged} of ${all} agencies judged again, the others stay as they were`,
  judgedAll: {
    first: 'nothing was judged before: all agencies were judged',
    day: 'another as-of day: all agencies were judged',
    rules: 'other program, rules, parameters or sources: all agencies were judged',
    registers: 'the registers of agencies, officers or reviewers changed: all agencies were judged',
    damaged: 'the snapshot of the last time is gone or changed: all agencies were judged',
    most: 'half of the agencies or more changed: all were judged',
  },
};

export function scaleMessages(language: Language): ScaleMessages {
  return language === 'zh' ? zh : en;
}
