import type { ReportMessages } from './report.zh.ts';

/** Texts of the year-end report's screens, English. The reports themselves are Chinese. */
export const report: ReportMessages = {
  title: 'Year-end report',
  open: 'Write the year-end report',
  lead: 'The report is worked out from the snapshot. Its figures are locked, and each opens the rows behind it. The files are those of mingjing report, byte for byte. Reports are in Chinese.',
  year: 'Year',
  scope: 'Report on',
  city: 'All agencies',
  steps: 'Steps',
  step: {
    export: 'Files',
    page: 'Text',
  },
  gathering: 'Working out the figures of the report…',
  signer: 'Signed by',
  signerHint: 'Left empty, an agency signs its own report, and the report on all leaves a line.',
  write: {
    title: 'Write the files',
    one: (name) => `Write the report on ${name}`,
    all: (n) => `Write the report on all and those on each of ${n} agencies`,
    what: 'Each report has three files: Word document, evidence workbook, plain text. They can be saved one by one or as one archive.',
    progress: (done, all) => `Writing report ${done} of ${all}`,
    stop: 'Stop',
    stopped: 'Stopped; no file was kept.',
    failed: (why) => `Not written: ${why}`,
    done: (n) => `${n} files are ready.`,
    zip: 'Save all as one archive',
    zipName: (year) => `reports-${year}.zip`,
    file: 'File',
    size: 'Size',
    sha256: 'SHA-256 (first 16)',
    save: 'Save',
  },
  page: {
    print: 'Print or save as PDF',
    note: 'Figures with a dotted line can be opened. Printed on A4 in the form of GB/T 9704—2012; the date under it is the as-of day.',
  },
};
