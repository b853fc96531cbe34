import type { correcting as zh } from './correcting.zh.ts';

/** Texts of correcting rows while they are imported, and of what is set for an import, English. */
export const correcting: typeof zh = {
  fix: 'Correct',
  fixRow: (file, record) => `Correct row ${record} of ${file}`,
  row: (file, record) => `Correct: ${file}, row ${record}`,
  gone: 'This row is no longer in the file.',
  note: 'The cells in question come first. Changes go into the list of corrections, the file stays as it is; they hold from the next check on.',
  hidden: 'About a person and masked; what you write replaces the whole cell',
  changed: (before) => `In the file: ${before}`,
  empty: '(empty)',
  unnamed: (column) => `Column ${column}`,
  others: (n) => `Show ${n} other columns`,
  keep: 'Keep correction',
  cancel: 'Leave it',
  kept: (n) => `Kept; ${n} corrections in all hold from the next check on.`,
  list: 'Corrections',
  listNote:
    'Kept with the batch when it is committed, and put in before anything is cleaned; the files stay as they are, and each can be undone. The list also serves --corrections on the command line.',
  columns: { file: 'File', record: 'Row', header: 'Column', before: 'In the file', after: 'Read as', action: 'Action' },
  undo: 'Undo',
  undoOf: (file, record, header) => `Undo the correction of ${header} in row ${record} of ${file}`,
  save: 'Save as a list of corrections',
  saveName: (asOf) => `corrections-${asOf}.json`,
  stale: 'Something was corrected or set otherwise since the check: check again before you commit.',
  notOwn: 'This row comes with the published data; its file is not here. Whoever publishes them can correct it.',
  published: 'Published data',
  together: 'Together with the published data',
  togetherAsOf: (day) => `Together with the published data (as of ${day})`,
  togetherNote:
    'A file of the same name takes the place of the published one; of rows with the same number and other content yours holds. Published rows stay as they were accepted and masked then; those rejected then are not looked at again.',
  togetherBatch: 'together with the published',
  togetherOwn: (day) => `Published (as of ${day}) + this browser’s data`,
  whyNot: {
    none: 'There are no published data.',
    locked: 'The published data are encrypted and can’t be opened here, so nothing can stand together with them.',
    public: 'The published data are for everybody: names of persons are hidden, and rows can’t be matched.',
    part: 'What is published is the part of one unit only.',
    salt: 'The published data were made with another salt, or none. Choose the same salt file, or none as well.',
    later:
      'The published data know nothing after their own day: what was done since would be called late. Take a day not after theirs, or leave them out.',
    version: 'The published data were made by another version and lack what is needed. They have to be made again.',
    superseded:
      'Rows of other published files had given way to the file that you replace, and their content is not there. Give your file another name, or import those files, too.',
  },
  settings: 'Local parameters and salt',
  parameterFile: 'parameters.csv',
  saltFile: 'salt-file',
  parameters: 'Choose a file of local parameters',
  parametersNone: 'Every parameter has its standard value.',
  parametersSet: (n) => `${n} local parameters differ from the standard.`,
  parametersSame: 'The values in the file are the standard ones; every parameter has its standard value.',
  parametersClear: 'Use the standard values',
  salt: 'Choose a salt file',
  saltNone: 'No salt: identity numbers are masked, not hashed.',
  saltSet: (fingerprint) =>
    `There is a salt (fingerprint ${fingerprint}): identity numbers are masked and hashed. It is not kept; choose it again when you come back.`,
  saltOther:
    'The present data were made with another salt, or none: hashes of the same number differ, and nothing can be compared with them.',
  saltShort: (file) => `The salt in ${file} has fewer than 16 characters and is not used.`,
  saltClear: 'Use no salt',
};
