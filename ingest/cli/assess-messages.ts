import type { SchemeError } from '../../src/lib/assess/scheme.ts';
import { schemeProblems as problemsEn } from '../../src/lib/i18n/scheme-problems.en.ts';
import { schemeProblems as problemsZh } from '../../src/lib/i18n/scheme-problems.zh.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing assess`. */

const zh = {
  command: '按考核办法为各机关打分：总分、等次、各项得分；指定机关时逐项列出算法和取数',
  scheme: '考核办法文件（YAML）；默认为三项制度百分制考核表',
  year: '考核年度（默认：截止日期在1—3月的为上一年，其余为当年）',
  org: '只看一个机关，逐项列出',
  whatIf: '一个机关整改哪些事项可以改变等次：件数最少的一组，各项目可以增加的分',
  besideLastYear: '并列上年的得分和增减：同一办法，年度未完的取上年同样几个月',
  noFile: (path: string) => `找不到考核办法文件 ${path}`,
  wrong: (path: string, { kind, line, path: place, value }: SchemeError) =>
    `${path}${line === null ? '' : ` 第 ${line} 行`}${place === '' ? '' : `，${place}`}：${problemsZh[kind](value)}`,
  lead: (title: string, version: string, year: number, asOf: string) =>
    `${title}（第${version}版），${year}年度，截止日期 ${asOf}`,
  noSheet: (org: string) => `${org} 在考核期末不是执法主体，没有考核表`,
  group: (name: string) => `对标组：${name}`,
  noGroup: '未分组',
  agency: '机关',
  item: '项目',
  itemId: '项目编号',
  full: '满分',
  points: '得分',
  inputs: '取数',
  formula: '算法',
  total: '总分',
  grade: '等次',
  extra: '加减分',
  veto: '限制等次的情形',
  failing: (n: number) => `扣分事项 ${n}`,
  long: (n: number) => `长期逾期 ${n}`,
  none: '不适用',
  totalLine: (total: string, grade: string) => `总分 ${total}，等次 ${grade}`,
  vetoLine: (metrics: string, grade: string) => `有${metrics}的逾期，等次最高为${grade}`,
};

export type AssessMessages = typeof zh;

const en: AssessMessages = {
  command:
    'scores every agency by a scheme: total, grade, points of each item; for one agency, each item with its formula and its inputs',
  scheme: 'scheme file (YAML); default: the 100-point sheet of the three systems',
  year: 'year (default: the one before while the as-of day is in January to March, else its own)',
  org: 'one agency only, item by item',
  whatIf: 'which rows, if mended, move the grade of this agency: the smallest set, and what each item can gain',
  besideLastYear: 'last year’s points beside, by the same scheme; over the same months while the year is not over',
  noFile: (path) => `there is no scheme file ${path}`,
  wrong: (path, { kind, line, path: place, value }) =>
    `${path}${line === null ? '' : `, line ${line}`}${place === '' ? '' : `, ${place}`}: ${problemsEn[kind](value)}`,
  lead: (title, version, year, asOf) => `${title} (version ${version}), ${year}, as of ${asOf}`,
  noSheet: (org) => `${org} did not enforce at the end of the period and has no sheet`,
  group: (name) => `peer group: ${name}`,
  noGroup: 'no group',
  agency: 'agency',
  item: 'item',
  itemId: 'item id',
  full: 'most',
  points: 'points',
  inputs: 'inputs',
  formula: 'formula',
  total: 'total',
  grade: 'grade',
  extra: 'more/less',
  veto: 'limits the grade',
  failing: (n) => `rows that cost points ${n}`,
  long: (n) => `long overdue ${n}`,
  none: 'n/a',
  totalLine: (total, grade) => `total ${total}, grade ${grade}`,
  vetoLine: (metrics, grade) => `overdue rows of ${metrics}: the grade is at most ${grade}`,
};

export function assessMessages(language: Language): AssessMessages {
  return language === 'zh' ? zh : en;
}
