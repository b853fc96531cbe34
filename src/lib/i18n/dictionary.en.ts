import type { dictionary as zh } from './dictionary.zh.ts';

/** Texts of the screen of all definitions, English. */
export const dictionary: typeof zh = {
  title: 'Definitions',
  lead: (n, hash) =>
    `Definition, law, parameters and statement of all ${n} metrics, made from the files of the rules, ruleset ${hash}.`,
  search: 'Search metrics, laws, definitions',
  found: (n, total) => `${n} of ${total} match`,
  none: 'No metric matches.',
  contents: 'Contents',
  parameters: 'Parameters',
  parameter: { name: 'Parameter', value: 'Value', unit: 'Unit', source: 'Law' },
  changed: (standard) => `set for this snapshot; the standard is ${standard}`,
  absent: 'no source in this snapshot',
  link: (id) => `Link to ${id}`,
  open: 'See the figures',
  print: 'Print',
  sql: 'Statement',
  units: { wd: 'working days', cd: 'days', switch: '0 or 1' },
};
