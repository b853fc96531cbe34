import type { Output } from '../platform/platform.ts';
import { Tally } from './notes.ts';

const encoder = new TextEncoder();

/** Writes records as regular CSV: comma, every cell quoted, `width` cells each, LF. NUL characters are taken out and counted. */
export class RegularCsvWriter {
  readonly #out: Output;
  readonly #width: number;
  #buffer: string[] = [];
  #buffered = 0;
  #records = 0;
  /** longest record in bytes, at most */
  longest = 0;
  /** records from which NUL characters were taken out, and how many characters */
  readonly nul = new Tally();
  nulCharacters = 0;

  constructor(out: Output, width: number) {
    this.#out = out;
    this.#width = width;
  }

  /** true when `flush` should be awaited before more is added */
  add(cells: readonly string[]): boolean {
    this.#records++;
    const quoted: string[] = [];
    for (let i = 0; i < this.#width; i++) {
      const cell = cells[i] ?? '';
      quoted.push(`"${(cell.includes('\0') ? this.#withoutNul(cell) : cell).replaceAll('"', '""')}"`);
    }
    const line = `${quoted.join(',')}\n`;
    this.longest = Math.max(this.longest, line.length * 3);
    this.#buffered += line.length;
    this.#buffer.push(line);
    return this.#buffered > 1 << 20;
  }

  async flush(): Promise<void> {
    if (this.#buffered === 0) return;
    const text = encoder.encode(this.#buffer.join(''));
    this.#buffer = [];
    this.#buffered = 0;
    await this.#out.write(text);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#out.close();
  }

  #withoutNul(cell: string): string {
    const text = cell.replaceAll('\0', '');
    if (this.nul.first === 0 || this.#last !== this.#records) this.nul.add(this.#records);
    this.#last = this.#records;
    this.nulCharacters += cell.length - text.length;
    return text;
  }
  #last = 0;
}
