import type { schemeProblems as zh } from './scheme-problems.zh.ts';

/** What is wrong with a scheme, English. */
export const schemeProblems: typeof zh = {
  syntax: (value) => `is not YAML (${value})`,
  shape: (value) => `is not of the form of a scheme${value === '' ? ' (missing, or one too many)' : `: "${value}"`}`,
  number: (value) => `"${value}" is no number that may stand here`,
  metric: (value) => `there is no metric or parameter "${value}"`,
  reason: (value) => `there is no reason "${value}" (their ids are in docs/reference/metrics.md)`,
  twice: (value) => `the id "${value}" is given twice`,
  rules: (value) =>
    `item "${value}" must have exactly one rule (rate, least, mean, linear, faults, states, manual), and none beside it where people give the points`,
  extra: (value) =>
    `the addition or deduction "${value}" must have exactly one rule: by the data (of and from, or overdue_of and each) or by people (manual)`,
  grades: (value) => `grades must fall, and the last must begin at 0: ${value}`,
  fines: (value) =>
    `"${value}" speaks of amounts of fines, which must not enter an assessment (Administrative Penalty Law, article 74, paragraph 3)`,
  quota: (value) =>
    `"${value}" is a quota of cases, penalties or checks, which must not enter an assessment (国办发〔2022〕27号, 国办发〔2024〕54号)`,
};
