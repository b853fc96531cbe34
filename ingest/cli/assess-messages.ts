import type { SchemeError, SchemeProblem } from '../../src/lib/assess/scheme.ts';
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
    `${path}${line === null ? '' : ` 第 ${line} 行`}${place === '' ? '' : `，${place}`}：${problems.zh[kind](value)}`,
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
  long: (n: number) => `长期逾期 ${n}`,
  none: '不适用',
  totalLine: (total: string, grade: string) => `总分 ${total}，等次 ${grade}`,
  vetoLine: (metrics: string, grade: string) => `有${metrics}的逾期，等次最高为${grade}`,
};

const problems: Record<Language, Record<SchemeProblem, (value: string) => string>> = {
  zh: {
    syntax: (value) => `不是正确的 YAML（${value}）`,
    shape: (value) => `不符合考核办法的格式${value === '' ? '（缺少，或者多出了一项）' : `：“${value}”`}`,
    number: (value) => `“${value}”不是这里可写的数`,
    metric: (value) => `没有名为“${value}”的指标或参数`,
    twice: (value) => `编号“${value}”写了两次`,
    rules: (value) => `项目“${value}”应当恰有一种算法（rate、least、mean、linear、faults、states、manual）`,
    grades: (value) => `等次应当由高到低，最后一等自0分起：${value}`,
    fines: (value) =>
      `“${value}”涉及罚没数额，不得用于考核：行政处罚法第74条第3款，罚款、没收的违法所得等不得同行政机关及其工作人员的考核、考评直接或者变相挂钩`,
    quota: (value) =>
      `“${value}”是办案、处罚、检查的数量指标，不得用于考核：国办发〔2022〕27号不得下达罚没、办案指标，国办发〔2024〕54号严禁以检查数量考核排名`,
  },
  en: {
    syntax: (value) => `is not YAML (${value})`,
    shape: (value) => `is not of the form of a scheme${value === '' ? ' (missing, or one too many)' : `: "${value}"`}`,
    number: (value) => `"${value}" is no number that may stand here`,
    metric: (value) => `there is no metric or parameter "${value}"`,
    twice: (value) => `the id "${value}" is given twice`,
    rules: (value) => `item "${value}" must have exactly one rule (rate, least, mean, linear, faults, states, manual)`,
    grades: (value) => `grades must fall, and the last must begin at 0: ${value}`,
    fines: (value) =>
      `"${value}" speaks of amounts of fines, which must not enter an assessment (Administrative Penalty Law, article 74, paragraph 3)`,
    quota: (value) =>
      `"${value}" is a quota of cases, penalties or checks, which must not enter an assessment (国办发〔2022〕27号, 国办发〔2024〕54号)`,
  },
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
    `${path}${line === null ? '' : `, line ${line}`}${place === '' ? '' : `, ${place}`}: ${problems.en[kind](value)}`,
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
  long: (n) => `long overdue ${n}`,
  none: 'n/a',
  totalLine: (total, grade) => `total ${total}, grade ${grade}`,
  vetoLine: (metrics, grade) => `overdue rows of ${metrics}: the grade is at most ${grade}`,
};

export function assessMessages(language: Language): AssessMessages {
  return language === 'zh' ? zh : en;
}
