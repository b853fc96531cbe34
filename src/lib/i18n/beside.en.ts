import type { BesideMessages } from './beside.zh.ts';

/** Texts of last year's sheet beside this year's, English. */
export const beside: BesideMessages = {
  show: 'Last year beside',
  title: (from, to) => `Same period last year: ${from} to ${to}`,
  lead: 'By the same scheme, as known on the same as-of day. Where the points stand for something else only shares are compared; what can’t be compared says why.',
  before: 'Last year',
  beforeTotal: 'Last year’s total',
  beforeGrade: 'Last year’s grade',
  inputs: 'Last year’s inputs',
  change: 'Change',
  why: 'Comparable',
  then: (fraction) => `last year ${fraction}`,
  share: (points) => `share ${points} percentage points`,
  reasons: {
    no_sheet: 'no sheet last year',
    no_data: 'no data of last year',
    not_applicable: 'does not apply in one of the years',
    waiting: 'points wait to be given',
    as_of: 'judged as of the as-of day, the same for both years',
    rule: 'a rule changed between the years',
    weight: 'stands for other points',
  },
};
