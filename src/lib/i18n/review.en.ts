import type { ReviewMessages } from './review.zh.ts';

/** Texts of the review of files, English. */
export const review: ReviewMessages = {
  title: 'Review by a sheet',
  lead: 'The table has a row for every item of every file drawn, with what the data say of it as a hint. Fill in points, reasons and name and open it: each file gets its score and grade, each agency its mean. The table is not kept in this browser.',
  sheet: 'Sheet',
  download: 'Download the table',
  open: 'Open a table…',
  result: 'Download the result',
  resultNote:
    'The result (CSV) is read with the other registers; the rates of files that pass and excel are computed from it.',
  none: 'None of the files drawn is of the kind of this sheet.',
  file: (sheet, day) => `file-review-${sheet}-${day}.csv`,
  resultFile: (day) => `file-review-result-${day}.csv`,
  hint: (metric, state) => `${metric}: ${state}`,
  columns: {
    org: 'Agency',
    files: 'Files',
    graded: 'Graded',
    mean: 'Mean',
    number: 'File',
    score: 'Score',
    grade: 'Grade',
    vetoes: 'Failed by',
    waiting: 'Waiting',
  },
  byAgency: 'By agency',
  byFile: 'By file',
  wrong: (file, line, what) => `${file}, line ${line}: ${what} Nothing of the table is used.`,
  errors: {
    header: (value) => `there is no column “${value}”.`,
    item: (value) => `the sheet has no item “${value}”.`,
    file: (value) => `item ${value} has no agency code or file number.`,
    points: (value) => `“${value}” is neither a number nor 不适用.`,
    most: (value) => `${value} is more than the item has.`,
    veto: (value) => `a ground that fails the file is 是 or 否, not “${value}”.`,
    reason: (value) => `${value} lost points, does not apply or fails the file, without a reason.`,
    by: (value) => `${value} has no reviewer.`,
    personal: (value) => `${value} holds an ID or phone number; take it out.`,
    twice: (value) => `${value} is there twice.`,
  },
};
