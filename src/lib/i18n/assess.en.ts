import type { assess as zh } from './assess.zh.ts';

/** Texts of the assessment, English. */
export const assess: typeof zh = {
  title: 'Assessment',
  lead: (scheme, version) =>
    `${scheme}, version ${version}. Points follow from the counts of the metrics; an agency opens its formulas and inputs.`,
  scheme: 'Scheme',
  year: 'Year',
  yearOption: (year) => String(year),
  unfinished: (day) => `The year is not over: as known on ${day}`,
  group: (name) => `Peer group: ${name}`,
  noGroup: 'No group',
  agency: 'Agency',
  total: 'Total',
  grade: 'Grade',
  notApplicable:
    'Items that do not apply are left out, and their points go to the other items of their block in proportion; — does not apply.',
  sheet: (name) => `Sheet of ${name}`,
  all: 'All agencies',
  item: 'Item',
  most: 'Most',
  points: 'Points',
  inputs: 'Inputs (met/due)',
  formula: 'Formula',
  extras: 'More and less',
  failing: (n) => `${n} rows that cost points`,
  long: (n) => `${n} long overdue`,
  noSource: 'no source',
  veto: (grade) => `Overdue rows of these metrics limit the grade to ${grade}:`,
  vetoNote: 'The grade is limited by what the agency’s sheet names.',
  noSheet: 'This agency did not enforce at the end of the year and has no sheet.',
  none: 'No agency is to be assessed in this year.',
};
