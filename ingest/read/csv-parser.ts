import { Tally } from './notes.ts';

/** Where in a record the parser is; QUOTE is after a quote inside a quoted cell. */
const [START, PLAIN, QUOTED, QUOTE] = [0, 1, 2, 3];
const [LF, CR, QUOTE_MARK] = [10, 13, 34];

/**
 * Reads CSV text chunk by chunk (RFC 4180; a quote inside an unquoted cell is text, text after a closing quote continues the cell).
 * Calls `onRecord` with the cells of each record; an empty line is a record with one empty cell.
 */
export class CsvParser {
  readonly #delimiter: number;
  readonly #onRecord: (cells: string[]) => void;
  #state = 0;
  #cells: string[] = [];
  #cell = '';
  #afterCr = false;
  #inRecord = false;
  #odd = false;
  /** records handed over so far */
  records = 0;
  /** records with quotes that RFC 4180 doesn't know: inside an unquoted cell, or text after a closing quote */
  readonly odd = new Tally();
  /** true when the text ended inside a quoted cell */
  unterminated = false;

  constructor(delimiter: string, onRecord: (cells: string[]) => void) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#onRecord = onRecord;
  }

  push(chunk: string): void {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (this.#afterCr) {
        this.#afterCr = false;
        if (c === LF) {
          from = i + 1;
          continue;
        }
      }
      if (this.#state === QUOTED) {
        if (c !== QUOTE_MARK) continue;
        this.#cell += chunk.slice(from, i);
        from = i + 1;
        this.#state = QUOTE;
      } else if (this.#state === QUOTE && c === QUOTE_MARK) {
        this.#cell += '"';
        from = i + 1;
        this.#state = QUOTED;
      } else if (this.#state === START && c === QUOTE_MARK) {
        from = i + 1;
        this.#state = QUOTED;
        this.#inRecord = true;
      } else if (c === this.#delimiter) {
        this.#endCell(chunk.slice(from, i));
        this.#inRecord = true;
        from = i + 1;
      } else if (c === LF || c === CR) {
        this.#endCell(chunk.slice(from, i));
        this.#endRecord();
        this.#afterCr = c === CR;
        from = i + 1;
      } else {
        if (c === QUOTE_MARK || this.#state === QUOTE) this.#odd = true;
        this.#state = PLAIN;
        this.#inRecord = true;
      }
    }
    this.#cell += chunk.slice(from);
  }

  /** Hands over a last record without a line end. */
  end(): void {
    this.unterminated = this.#state === QUOTED;
    if (!this.#inRecord) return;
    this.#endCell('');
    this.#endRecord();
  }

  #endCell(rest: string): void {
    this.#cells.push(this.#cell + rest);
    this.#cell = '';
    this.#state = START;
  }

  #endRecord(): void {
    const cells = this.#cells;
    this.#cells = [];
    this.#inRecord = false;
    this.records++;
    if (this.#odd) this.odd.add(this.records);
    this.#odd = false;
    this.#onRecord(cells);
  }
}
