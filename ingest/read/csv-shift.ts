import { headerForm, isBlank, isEmpty } from '../clean/text.ts';
import type { HeaderScore } from './csv-delimiter.ts';

/** Where the headers would stand one column further right: the first column of the data has no name. */
export interface Shift {
  /** records of the header, from 1 */
  readonly header: readonly number[];
  /** number of fields of the data records; the header has one less */
  readonly width: number;
}

type Record = readonly string[];

/** Headers that name a running number themselves. */
const runningNumber = /^(序号|序|行号|编号|no\.?|#|id|index|rownum|row)$/iu;
const namesDate = /日期|时间|date|time/iu;
const looksLikeValue = /^\s*[-+]?\d[\d.,/:\- ]*\s*$/u;
const looksLikeDate = /^\s*\d{4}[-/.年]?\d/u;

/**
 * Could the header lack the name of the first column? By the first records only: from the record `settled` on all have one field
 * more than the record before it, which is filled and looks more like a header than they do. What the columns hold speaks against it
 * when the dates fit the headers as they stand. `shiftEvidence` has to confirm it on every record.
 */
export function possibleShift(head: readonly Record[], settled: number, score: HeaderScore): Shift | null {
  const header = head[settled - 2];
  const first = head[settled - 1];
  if (!header || !first || header.length < 2 || first.length !== header.length + 1) return null;
  if (header.some(isBlank) || runningNumber.test(headerForm(header[0] ?? ''))) return null;
  if (score([first]) > score([header])) return null;
  const data = head.slice(settled - 1).filter((cells) => cells.length === first.length);
  if (datesUnder(header, data, 0) > datesUnder(header, data, 1)) return null;
  if (headsColumns(first, data.slice(1))) return null;
  const upper = head[settled - 3];
  const twoRows = upper?.length === header.length && score([upper, header]) > score([header]);
  return { header: twoRows ? [settled - 2, settled - 1] : [settled - 1], width: first.length };
}

/** Is the record itself a header: text over a column of numbers or dates? Not when it begins with a running number. */
function headsColumns(record: Record, below: readonly Record[]): boolean {
  if (looksLikeValue.test(record[0] ?? '')) return false;
  return record.some((text, column) => {
    const values = below.map((cells) => cells[column] ?? '').filter((cell) => !isEmpty(cell));
    return (
      !isEmpty(text) && !looksLikeValue.test(text) && values.length > 0 && values.every((v) => looksLikeValue.test(v))
    );
  });
}

/** How many cells under the headers of dates look like dates, when the data stand `by` columns further right. */
function datesUnder(header: Record, data: readonly Record[], by: number): number {
  let found = 0;
  header.forEach((text, column) => {
    if (namesDate.test(text)) found += data.filter((cells) => looksLikeDate.test(cells[column + by] ?? '')).length;
  });
  return found;
}

/** Row names beyond this number are taken as different. */
const remembered = 1_000_000;

/**
 * Looks at every record after the header: all are one longer, the last field is not always empty, and the first holds running numbers, or,
 * where no header is `recognised`, names of which no two are alike.
 */
export class ShiftEvidence {
  readonly #shift: Shift;
  readonly #recognised: boolean;
  #record = 0;
  #data = 0;
  #lastFilled = 0;
  #exact = true;
  #ascending = true;
  #previous = -Infinity;
  readonly #names = new Set<string>();
  #unique = true;

  constructor(shift: Shift, recognised: boolean) {
    this.#shift = shift;
    this.#recognised = recognised;
  }

  add(cells: Record): void {
    this.#record++;
    if (this.#record <= Math.max(...this.#shift.header)) return;
    if (cells.length === 1 || cells.every(isBlank)) return;
    this.#data++;
    if (cells.length !== this.#shift.width) this.#exact = false;
    if (!isBlank(cells.at(-1) ?? '')) this.#lastFilled++;
    this.#name((cells[0] ?? '').trim());
  }

  get confirmed(): boolean {
    const named = this.#ascending || (this.#unique && !this.#recognised);
    return this.#exact && this.#data >= 2 && this.#lastFilled > 0 && named;
  }

  #name(name: string): void {
    const number = /^\d{1,15}$/u.test(name) ? Number(name) : NaN;
    if (!(number > this.#previous)) this.#ascending = false;
    this.#previous = number;
    if (this.#ascending || !this.#unique || this.#names.size >= remembered) return;
    if (name === '' || this.#names.has(name)) this.#unique = false;
    else this.#names.add(name);
  }
}

/** The first records as they are read: an empty field before the headers. */
export function shifted(cells: readonly string[], record: number, shift: Shift | null): readonly string[] {
  return shift?.header.includes(record) === true ? ['', ...cells] : cells;
}
