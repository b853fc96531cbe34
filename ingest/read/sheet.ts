import { literal } from '../../src/lib/engine/engine.ts';
import type { ReadNote } from './notes.ts';

/** One table of text as it stands in a file: what every reader hands over. */
export interface Sheet {
  /** worksheet name; null for CSV */
  readonly name: string | null;
  /** what stands between the cells of the source; null in a workbook */
  readonly delimiter: string | null;
  /** number of physical records, from 1 to the last one that says something */
  readonly records: number;
  /** number of columns of the widest record */
  readonly width: number;
  /** the first records, enough to find a header in */
  readonly head: readonly (readonly string[])[];
  /**
   * A UTF-8 CSV file in which every record has `width` cells and none is missing: record n of the sheet is record n here.
   * Either the source itself or a rewritten copy in the work folder.
   */
  readonly csv: RegularCsv;
  /** what was noticed while it was read */
  readonly notes: readonly ReadNote[];
}

export interface RegularCsv {
  readonly path: string;
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r\n';
  /** longest record in bytes, at most */
  readonly longest: number;
}

/** Records among which a header is looked for, and one more for the lower half of a two-row header. */
export const headRecords = 21;

/** The SQL table function that reads it: columns `c0`, `c1`, … of text, exactly as they stand. Nothing is left to detection. */
export function readRegularCsv(csv: RegularCsv, width: number): string {
  const columns = Array.from({ length: width }, (_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const longest = Math.max(csv.longest + 1024, 1 << 21);
  return `read_csv(${literal(csv.path)}, auto_detect = false, header = false, skip = 0, delim = ${literal(csv.delimiter)}, quote = '"', escape = '"',
    new_line = ${csv.lineEnd === '\n' ? "'\\n'" : "'\\r\\n'"}, comment = '', max_line_size = ${longest}, columns = {${columns}})`;
}
