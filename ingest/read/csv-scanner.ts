/** Why a CSV text can't be handed to the database as it is. */
export type Irregularity = 'width' | 'blank line' | 'line ends' | 'quote' | 'unterminated quote' | 'NUL';

/** Where in a record the scanner is; QUOTE is after a quote inside a quoted cell. */
const [START, PLAIN, QUOTED, QUOTE] = [0, 1, 2, 3];
const [LF, CR, QUOTE_MARK, NUL] = [10, 13, 34, 0];
/** Bytes from this one on begin a character of three bytes or more, none of which is a mark. */
const THREE_BYTES = 0xe0;

/**
 * Looks over CSV text in UTF-8, chunk by chunk, without taking it apart: counts its records, measures their width,
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
  #lines = 0;
  #wide = 0;
  records = 0;
  width = 0;
  /** longest record in bytes */
  longest = 0;
  irregular: Irregularity | null = null;
  /** the last record begins a quote that is never closed */
  unterminated = false;
  /** the record from which on all have the same width, apart from empty ones and those of one cell */
  settled = 1;
  /** most line feeds inside the quotes of one record, and which */
  readonly mostLines = { lines: 0, record: 0 };
  /** records ended by a carriage return alone, and by a line feed with or without one */
  carriageReturns = 0;
  lineFeeds = 0;

  /** bytes of the record that has begun and not ended */
  get pending(): number {
    return this.#length;
  }

  get lineEnd(): '\n' | '\r\n' {
    return this.#lineEnd === 2 ? '\r\n' : '\n';
  }

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  push(chunk: Uint8Array): void {
    const delimiter = this.#delimiter;
    let state = this.#state;
    let width = this.#width;
    let start = -this.#length;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i] ?? 0;
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
        // nothing happens until the next byte that may mean something, and most characters are of three bytes
        i += c < THREE_BYTES ? 1 : 3;
        for (let next = chunk[i] ?? 0; next > QUOTE_MARK && next !== delimiter; next = chunk[i] ?? 0)
          i += next < THREE_BYTES ? 1 : 3;
        i--;
      } else if (state === QUOTED) {
        if (c === QUOTE_MARK) state = QUOTE;
        else if (c === LF) this.#lines++;
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
    this.unterminated = this.#state === QUOTED;
    if (this.unterminated) this.irregular ??= 'unterminated quote';
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
    if (width !== this.#wide && width > 1) {
      this.#wide = width;
      this.settled = this.records;
    }
    if (this.#lines > 0) this.#countLines();
    this.#empty = false;
  }

  #countLines(): void {
    if (this.#lines > this.mostLines.lines) Object.assign(this.mostLines, { lines: this.#lines, record: this.records });
    this.#lines = 0;
  }

  /** 1 LF, 2 CRLF, 3 CR alone: more than one kind, or CR alone, is not what the database reads. */
  #sawLineEnd(kind: number): void {
    if (kind === 3 || (this.#lineEnd !== 0 && this.#lineEnd !== kind)) this.irregular ??= 'line ends';
    if (kind === 3) this.carriageReturns++;
    else this.lineFeeds++;
    this.#lineEnd = kind;
  }
}
