/**
 * What was noticed about a file or one of its sheets while it was read: nothing that stops the reading, everything that a reader
 * of the figures should know about it.
 *
 * - `ROW_SHIFT` every data record has one field more than the header: the first column has no name
 * - `RAGGED` records are longer or shorter than the header
 * - `TRAILING_DELIMITER` records end with delimiters that the header doesn't have, nothing behind them
 * - `NUL` characters U+0000 were taken out
 * - `OPEN_QUOTE` a quote is never closed: the rest of the file is one cell
 * - `ODD_QUOTES` quotes that RFC 4180 doesn't know
 * - `MANY_LINES` a cell of very many lines: perhaps two stray quotes
 * - `LINE_ENDS` carriage returns alone among other line ends
 * - `MIXED_ENCODING`, `LATIN1_SUSPECTED`, `BIG5_SUSPECTED`, `ENCODING_SUSPECTED` the text could be decoded but looks like another encoding
 * - `EXTENSION` the name says another format than the bytes
 * - `FORMULA_WITHOUT_VALUE` formulas without a cached value are empty cells
 * - `ERROR_CELLS` cells with `#N/A` and the like
 * - `NUMBER_PRECISION` numbers of more than 15 digits: identifiers that a spreadsheet has damaged
 * - `MERGED_DATA` merged cells among the data: only the first has the value
 * - `HIDDEN_SHEET`, `HIDDEN_ROWS` hidden, but read
 */
export type ReadNoteCode =
  | 'ROW_SHIFT'
  | 'RAGGED'
  | 'TRAILING_DELIMITER'
  | 'NUL'
  | 'OPEN_QUOTE'
  | 'ODD_QUOTES'
  | 'MANY_LINES'
  | 'LINE_ENDS'
  | 'MIXED_ENCODING'
  | 'LATIN1_SUSPECTED'
  | 'BIG5_SUSPECTED'
  | 'ENCODING_SUSPECTED'
  | 'EXTENSION'
  | 'FORMULA_WITHOUT_VALUE'
  | 'ERROR_CELLS'
  | 'NUMBER_PRECISION'
  | 'MERGED_DATA'
  | 'HIDDEN_SHEET'
  | 'HIDDEN_ROWS';

export interface ReadNote {
  readonly code: ReadNoteCode;
  /** one sentence for people (Chinese): what, where, what was done, what to do */
  readonly message: string;
  /** how many records it concerns */
  readonly records?: number;
  /** the first such record, from 1 */
  readonly first?: number;
}

/** Counts the records that something is noticed about, and remembers the first. */
export class Tally {
  records = 0;
  first = 0;

  add(record: number): void {
    if (this.records === 0) this.first = record;
    this.records++;
  }
}

/** A note about the records of a tally; nothing when there are none. */
export function noteOf(code: ReadNoteCode, tally: Tally, message: (tally: Tally) => string): ReadNote[] {
  return tally.records === 0 ? [] : [{ code, message: message(tally), records: tally.records, first: tally.first }];
}
