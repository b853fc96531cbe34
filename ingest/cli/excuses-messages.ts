import { excuses as excusesEn } from '../../src/lib/i18n/excuses.en.ts';
import { excuses } from '../../src/lib/i18n/excuses.zh.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing excuses`, and of `--excuses`. */

const zh = {
  command: '核对核减台账：逐条检查哈希链，列出条目；给出快照的，列出核减后的数',
  file: '核减台账（.jsonl，由看板的问题清单导出）',
  option: '核减台账：核减不改判定，核减后的数另行列出',
  snapshot: '快照所在目录',
  noFile: (path: string) => `找不到核减台账 ${path}`,
  wrong: (path: string, what: string) => `核减台账 ${path} 不可信：${what}`,
  sound: (path: string, n: string, standing: string, last: string) =>
    `${path}：${n} 条，哈希链完整；现行核减 ${standing} 行。末条哈希 ${last}\n`,
  empty: (path: string) => `${path}：台账是空的\n`,
  needed: (entries: string, last: string) =>
    `报告附有核减台账（${entries} 条，末条哈希 ${last}），请用 --excuses 给出，才能核对`,
  columns: ['指标', '名称', '判定', '核减', '核减后'],
  after: '核减后',
  effect: (period: string, n: string) => `\n${period}核减 ${n} 行，各指标：\n`,
  noEffect: (period: string) => `\n${period}没有核减的行\n`,
  words: excuses,
};

export type ExcusesCommandMessages = typeof zh;

const en: ExcusesCommandMessages = {
  command: 'check an excuse log, link by link, and list its entries; with a snapshot, the figures without excused rows',
  file: 'excuse log (.jsonl, saved from the list of problems)',
  option: 'excuse log: it changes no verdict; figures without excused rows are shown beside',
  snapshot: 'folder of the snapshot',
  noFile: (path) => `there is no excuse log ${path}`,
  wrong: (path, what) => `the excuse log ${path} can’t be trusted: ${what}`,
  sound: (path, n, standing, last) =>
    `${path}: ${n} entries, every link holds; ${standing} rows are excused. Hash of the last entry ${last}\n`,
  empty: (path) => `${path}: the log is empty\n`,
  needed: (entries, last) =>
    `the report was made with an excuse log (${entries} entries, last hash ${last}): give it with --excuses to check it`,
  columns: ['metric', 'name', 'as judged', 'excused', 'without them'],
  after: 'without excused',
  effect: (period, n) => `\n${n} rows excused in ${period}, by metric:\n`,
  noEffect: (period) => `\nno rows are excused in ${period}\n`,
  words: excusesEn,
};

export function excusesMessages(language: Language): ExcusesCommandMessages {
  return language === 'zh' ? zh : en;
}
