import type { WhatIfMessages } from './what-if.zh.ts';

/** Texts of what mending would change, English. */
export const whatIf: WhatIfMessages = {
  title: 'If it were mended',
  lead: 'Worked out anew by this scheme as if the duties were done on the as-of day. A late row never becomes met, and one that is only done late raises no rate of timeliness; recordings, reviews and notices, which can’t be made afterwards, are left out; pending and unknown rows stay as they are.',
  now: (total, grade) => `Now ${total} points, grade ${grade}.`,
  top: 'This is the highest grade.',
  noTotal: 'Points wait to be given, or no item applies: there is no total to start from.',
  limited: (metrics, grade) =>
    `Overdue rows of “${metrics}” can’t be mended and limit the grade to ${grade}: mending does not move it.`,
  none: 'No overdue row can be mended and move the points: mending does not move the grade.',
  notEnough: (rows, total, grade, from) =>
    `With all ${rows} rows mended that can be, the total is ${total}: still below ${grade} (${from} points).`,
  reached: (rows, total, grade) => `With the ${rows} rows below mended the total is ${total}, grade ${grade}.`,
  exact: 'No smaller set of rows does.',
  stepwise: 'There are too many combinations: found step by step, the best next; a smaller set may exist.',
  act: 'What to do',
  needed: 'Rows',
  ofSame: (needed, all) => (needed === all ? all : `any ${needed} of ${all}`),
  moves: 'Items moved',
  rows: 'Numbers',
  showRows: (n) => `list ${n}`,
  onlyIf: (condition) => `On condition: ${condition}.`,
  perLine: 'What each item can gain',
  item: 'Item',
  can: 'can be mended',
  first: 'the first row',
  chosen: 'the rows above',
  all: 'all of them',
  idle: (n) => `${n} further rows can be mended and bring no points: done now, they are done late.`,
  of: (metrics) => `see ${metrics}`,
  becomes: { met: 'met', late: 'done, but late' },
};
