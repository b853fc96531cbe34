/** Why a CSV text can't be handed to the database as it is. */
export type Irregularity = 'width' | 'blank line' | 'line ends' | 'quote' | 'unterminated quote' | 'NUL';

/** Where in a record the reader is; QUOTE is after a quote inside a quoted cell. */
const [START, PLAIN, QUOTED, QUOTE] = [0, 1, 2, 3];
const [LF, CR, QUOTE_MARK, NUL] = [10, 13, 34, 0];

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
    this.#onRecord(cells);
  }
}

/**
 * Looks over CSV text chunk by chunk without taking it apart: counts its records, measures their width,
 * and finds out whether every record has the same shape, so that the database may read the text unchanged.
 */
export class CsvScanner {
  readonly #delimiter: number;
  #state = 0;
  #width = 1;
  #length = 0;
  #afterCr = false;
  #lineEnd = 0;
  #empty = true;
  records = 0;
  width = 0;
  /** longest record in characters */
  longest = 0;
  irregular: Irregularity | null = null;

  get lineEnd(): '\n' | '\r\n' {
    return this.#lineEnd === 2 ? '\r\n' : '\n';
  }

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  push(chunk: string): void {
    const delimiter = this.#delimiter;
    let state = this.#state;
    let width = this.#width;
    let start = -this.#length;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (this.#afterCr) {
        this.#afterCr = false;
        this.#sawLineEnd(c === LF ? 2 : 3);
        if (c === LF) {
          start = i + 1;
          continue;
        }
      }
      if (c > QUOTE_MARK && c !== delimiter) {
        if (state === START) state = PLAIN;
        else if (state === QUOTE) {
          this.irregular ??= 'quote';
          state = PLAIN;
        }
      } else if (state === QUOTED) {
        if (c === QUOTE_MARK) state = QUOTE;
        else if (c === NUL) this.irregular ??= 'NUL';
      } else if (c === delimiter) {
        width++;
        state = START;
      } else if (c === LF || c === CR) {
        this.#empty = width === 1 && state === START && i === start;
        this.#record(width, i - start);
        if (c === CR) this.#afterCr = true;
        else this.#sawLineEnd(1);
        width = 1;
        state = START;
        start = i + 1;
      } else if (c === QUOTE_MARK) {
        if (state === START || state === QUOTE) state = QUOTED;
        else this.irregular ??= 'quote';
      } else {
        if (c === NUL) this.irregular ??= 'NUL';
        if (state === QUOTE) this.irregular ??= 'quote';
        state = PLAIN;
      }
    }
    this.#state = state;
    this.#width = width;
    this.#length = chunk.length - start;
  }

  end(): void {
    if (this.#afterCr) this.#sawLineEnd(3);
    if (this.#state === QUOTED) this.irregular ??= 'unterminated quote';
    if (this.#length > 0 && !(this.#afterCr && this.#length === 0)) {
      this.#empty = false;
      this.#record(this.#width, this.#length);
    }
  }

  #record(width: number, length: number): void {
    this.records++;
    if (length > this.longest) this.longest = length;
    if (this.#empty) this.irregular ??= 'blank line';
    else if (this.records > 1 && width !== this.width) this.irregular ??= 'width';
    if (width > this.width) this.width = width;
    this.#empty = false;
  }

  /** 1 LF, 2 CRLF, 3 CR alone: more than one kind, or CR alone, is not what the database reads. */
  #sawLineEnd(kind: number): void {
    if (kind === 3 || (this.#lineEnd !== 0 && this.#lineEnd !== kind)) this.irregular ??= 'line ends';
    this.#lineEnd = kind;
  }
}
