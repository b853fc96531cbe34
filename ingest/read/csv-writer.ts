import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Tally } from './notes.ts';

/** Writes records as regular CSV: comma, every cell quoted, `width` cells each, LF. NUL characters are taken out and counted. */
export class RegularCsvWriter {
  readonly #out: WriteStream;
  readonly #width: number;
  #buffer: string[] = [];
  #buffered = 0;
  #records = 0;
  /** longest record in bytes, at most */
  longest = 0;
  /** records from which NUL characters were taken out, and how many characters */
  readonly nul = new Tally();
  nulCharacters = 0;

  constructor(path: string, width: number) {
    this.#out = createWriteStream(path);
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
    const text = this.#buffer.join('');
    this.#buffer = [];
    this.#buffered = 0;
    await write(this.#out, text);
  }

  async close(): Promise<void> {
    await this.flush();
    await close(this.#out);
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

/** Writes text, and waits when the disk is slower than we are. */
export async function write(out: WriteStream, text: string): Promise<void> {
  if (!out.write(text, 'utf8')) await new Promise<void>((resolve) => out.once('drain', resolve));
}

export async function close(out: WriteStream): Promise<void> {
  out.end();
  await finished(out);
}
