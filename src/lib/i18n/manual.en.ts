import type { ManualMessages } from './manual.zh.ts';

/** Texts of points that people give, English. */
export const manual: ManualMessages = {
  title: 'Points given by people',
  lead: (items) =>
    `${items} items of this scheme are scored by people. Download the table, fill in points, reason and name for each agency, and open it here. Empty points wait; an agency with waiting items has no total and no grade. The table is kept in this browser.`,
  save: 'Download the table',
  open: 'Open a table…',
  clear: 'Remove the points',
  fileName: (scheme, year) => `points-${scheme}-${year}.csv`,
  given: (n, all) => `${n} of ${all} given.`,
  waiting: 'waiting',
  waitingTotal: (n) => `${n} waiting`,
  said: (by, reason) => `${by}: ${reason}`,
  notKept: 'This browser keeps nothing: the points last as long as this page.',
  wrong: (file, line, what) => `${file}, line ${line}: ${what} Nothing of the table is used.`,
  errors: {
    header: (value) => `there is no column “${value}”.`,
    agency: (value) => `the register has no agency “${value}”.`,
    item: (value) => `“${value}” is no item that people score in this scheme.`,
    points: (value) => `“${value}” is no number of at most two decimals.`,
    most: (value) => `${value} is more than the item has.`,
    reason: (value) => `${value} has points but no reason.`,
    by: (value) => `${value} has points but no name.`,
    number: (value) => `reason or name of ${value} hold an ID or phone number; take it out.`,
    twice: (value) => `${value} is scored twice.`,
  },
};
