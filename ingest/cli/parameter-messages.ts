import type { Override, ParameterFileError, ParameterProblem } from '../../src/lib/metrics/parameters.ts';
import type { Language } from './messages.ts';

/** Texts of `--parameters`, of what is said of local values, and of `mingjing parameters`. */

const zh = {
  option: '地方参数文件（CSV，列 parameter、value，可加 source 写明依据）：替换期限、数额等默认值',
  command: '列出各项参数的默认值、含义、依据和用到它的指标；写成CSV改好后可用于 ingest --parameters',
  parameter: '参数',
  value: '取值',
  unit: '单位',
  meaning: '含义',
  source: '依据',
  metrics: '用到的指标',
  noFile: (path: string) => `找不到参数文件 ${path}`,
  wrong: (path: string, { kind, line, parameter, value, allowed }: ParameterFileError) =>
    `${path} 第 ${line} 行：${problems.zh[kind](parameter, value)}${allowed.length > 0 ? `；可写：${allowed.join('、')}` : ''}`,
  title: (n: number) => `本次采用地方参数 ${n} 项，与默认值不同：`,
  same: (path: string) => `${path} 的取值与默认值都相同`,
  override: ({ parameter, meaning, value, standard, source }: Override) =>
    `${meaning}（${parameter}）：${value}，默认 ${standard}${source === '' ? '' : `；依据：${source}`}`,
};

const problems: Record<Language, Record<ParameterProblem, (parameter: string, value: string) => string>> = {
  zh: {
    columns: (_, value) => `首行应有列 parameter 和 value，实为“${value}”`,
    cells: (parameter, value) => `${parameter} 这一行有 ${value} 格，多于表头；含逗号的文字请用引号括起`,
    unknown: (parameter) => `没有名为“${parameter}”的参数`,
    twice: (parameter) => `${parameter} 写了两次`,
    number: (parameter, value) => `${parameter} 的取值“${value}”不是非负整数`,
    switch: (parameter, value) => `${parameter} 的取值“${value}”不对`,
    percent: (parameter, value) => `${parameter} 的取值“${value}”大于100`,
    choice: (parameter, value) => `${parameter} 的取值“${value}”不对`,
  },
  en: {
    columns: (_, value) => `the first line must have the columns parameter and value, and has "${value}"`,
    cells: (parameter, value) =>
      `the line of ${parameter} has ${value} cells, more than the header; quote texts with commas`,
    unknown: (parameter) => `there is no parameter "${parameter}"`,
    twice: (parameter) => `${parameter} is given twice`,
    number: (parameter, value) => `"${value}" for ${parameter} is no whole number ≥ 0`,
    switch: (parameter, value) => `"${value}" for ${parameter} is not allowed`,
    percent: (parameter, value) => `"${value}" for ${parameter} is more than 100`,
    choice: (parameter, value) => `"${value}" for ${parameter} is not allowed`,
  },
};

export type ParameterMessages = typeof zh;

const en: ParameterMessages = {
  option: 'local parameters (CSV with columns parameter, value and if you like source), instead of the standard values',
  command:
    'lists every parameter with its standard value, meaning, source and the metrics that use it; as CSV, edited, it serves ingest --parameters',
  parameter: 'parameter',
  value: 'value',
  unit: 'unit',
  meaning: 'meaning',
  source: 'source',
  metrics: 'used by',
  noFile: (path) => `there is no parameter file ${path}`,
  wrong: (path, { kind, line, parameter, value, allowed }) =>
    `${path}, line ${line}: ${problems.en[kind](parameter, value)}${allowed.length > 0 ? `; allowed: ${allowed.join(', ')}` : ''}`,
  title: (n) => `${n} local ${n === 1 ? 'parameter differs' : 'parameters differ'} from the standard:`,
  same: (path) => `every value of ${path} is the standard one`,
  override: ({ parameter, meaning, value, standard, source }) =>
    `${parameter} (${meaning}): ${value}, standard ${standard}${source === '' ? '' : `; source: ${source}`}`,
};

export function parameterMessages(language: Language): ParameterMessages {
  return language === 'zh' ? zh : en;
}
