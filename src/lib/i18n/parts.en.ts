import type { parts as zh } from './parts.zh.ts';

/** Texts of a snapshot that is read by parts, English. */
export const parts: typeof zh = {
  longest: (n, total) =>
    `${total} rows, more than the browser can hold at once. These are the ${n} that are longest overdue. Choose an agency, a state or a shorter period to see, sort and export all of them.`,
  narrow: (total) =>
    `${total} rows, more than the browser can hold at once, and those longest overdue can't be told apart within this choice. Choose an agency, a state or a shorter period.`,
  chart: (rows) =>
    `${rows} verdicts would have to be read, more than the browser can hold at once. Choose an agency or a shorter period to see how long things took.`,
  soon: 'What is pending within this choice is more than the browser can hold at once. Choose an agency to see it.',
  searched: (n) =>
    `${n} found whose number or document number begins so. In a snapshot of this size the middle of numbers is not searched.`,
  searchedPart: (shown, n) =>
    `${n} found whose number or document number begins so, the first ${shown} listed. In a snapshot of this size the middle of numbers is not searched.`,
  searchedMany: 'Too many numbers begin so. Type more of the number.',
  prompt:
    'In a snapshot of this size the newest cases are not listed. Type the number of a case or of its decision, or how it begins.',
  section: (rows) =>
    `${rows} verdicts would have to be read for this part, more than the browser can hold at once. The mingjing command on the server shows it.`,
  large: {
    title: 'More data than the browser can hold',
    lead: (rows, most) => `This page needs ${rows} rows at once; the browser can hold about ${most}.`,
    next: 'Go back and choose an agency, a state or a shorter period. Lists, reports and assessments over everything are made on the server by the mingjing command.',
  },
  noRanges: {
    title: 'The server does not give parts of files',
    lead: (file) =>
      `${file} is too large to be read whole, and the server answers a request for a range of it (HTTP Range) with the whole file.`,
    next: 'Use mingjing serve, or ask the maintainer to switch range requests on as the deployment guide describes.',
  },
};
