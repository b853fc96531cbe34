import type { SampleMessages } from './sample.zh.ts';

/** Texts of drawing a sample of cases, English. */
export const sample: SampleMessages = {
  title: 'Draw a sample of cases for review',
  lead: 'Drawn at random from the penalties, licences, coercive measures and inspections of the period (by the day of decision, else of filing or application; inspections by their day). The same data and the same seed always draw the same cases, and anybody can draw them again.',
  from: 'From',
  to: 'To',
  n: 'How many',
  seed: 'Seed',
  byAgency: 'so many of each agency',
  draw: 'Draw',
  told: (asOf, from, to, frame, seed, n) =>
    `Data as of ${asOf}. ${frame} cases from ${from} to ${to}; ${n} drawn with the seed “${seed}”.`,
  each: (n) => `${n} of each agency, all where there are fewer.`,
  again:
    'To draw again: take the SHA-256 of the text “seed|layout|agency code|number” (UTF-8) of every case, sort from small to large, take the first.',
  none: 'No cases in the period.',
  list: 'Cases drawn',
  columns: {
    place: 'No.',
    org: 'Agency',
    orgCode: 'Agency code',
    act: 'Act',
    layout: 'Layout',
    number: 'Number',
    decision: 'Decision',
    on: 'Day',
    draw: 'SHA-256',
  },
  provenance: 'About the sample',
  about: { what: 'Sample', again: 'To draw again', snapshot: 'Ruleset' },
  agencies: { title: 'Agencies', frame: 'Cases', drawn: 'Drawn' },
  file: (asOf) => `sample-of-cases-${asOf}`,
  csv: 'Export CSV',
  xlsx: 'Export workbook',
  wrong: { n: 'A whole number from 1 to 100000.', period: 'From must not be later than to.' },
};
