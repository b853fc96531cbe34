import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { CsvParser, CsvScanner } from './csv-parser.ts';
import { decodeFile, firstBytes, utf16, type Encoding } from './encoding.ts';
import { headRecords, type Sheet } from './sheet.ts';

const delimiters = [',', '\t', ';', '|'];

/**
 * Reads a CSV file: any of our encodings and delimiters in, one `Sheet` out. The delimiter is the one for which `score` of the
 * first records is highest (the comma among equals). A file the database can read as it is stays where it is; any other is
 * rewritten into `work` as plain UTF-8 CSV, record by record.
 */
export async function readCsv(
  path: string,
  work: string,
  score: (head: readonly (readonly string[])[]) => number,
): Promise<{ sheet: Sheet; encoding: Encoding }> {
  const delimiter = await bestDelimiter(path, score);
  let scanner = new CsvScanner(delimiter);
  let head = headReader(delimiter);
  const copy = { path: join(work, 'decoded.csv'), out: null as WriteStream | null };
  const encoding = await decodeFile(
    path,
    async (text) => {
      scanner.push(text);
      head.push(text);
      if (copy.out) await write(copy.out, text);
    },
    () => {
      scanner = new CsvScanner(delimiter);
      head = headReader(delimiter);
      copy.out = createWriteStream(copy.path);
    },
  );
  scanner.end();
  if (copy.out) await close(copy.out);
  const decoded = copy.out ? copy.path : path;
  const csv =
    scanner.irregular === null
      ? { path: decoded, delimiter, lineEnd: scanner.lineEnd, longest: scanner.longest * 3 }
      : await rewrite(decoded, join(work, 'regular.csv'), delimiter, scanner.width);
  return {
    sheet: { name: null, records: scanner.records, width: scanner.width, head: head.records(), csv },
    encoding,
  };
}

/** Writes records as regular CSV: comma, every cell quoted, `width` cells each, LF. */
export class RegularCsvWriter {
  readonly #out: WriteStream;
  readonly #width: number;
  #buffer: string[] = [];
  #buffered = 0;
  longest = 0;

  constructor(path: string, width: number) {
    this.#out = createWriteStream(path);
    this.#width = width;
  }

  /** true when `flush` should be awaited before more is added */
  add(cells: readonly string[]): boolean {
    const quoted: string[] = [];
    for (let i = 0; i < this.#width; i++)
      quoted.push(`"${(cells[i] ?? '').replaceAll('"', '""').replaceAll('\0', '')}"`);
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
}

async function rewrite(from: string, to: string, delimiter: string, width: number) {
  const writer = new RegularCsvWriter(to, width);
  let full = false;
  const parser = new CsvParser(delimiter, (cells) => {
    full = writer.add(cells);
  });
  await decodeFile(
    from,
    async (text) => {
      parser.push(text);
      if (full) await writer.flush();
    },
    () => {
      throw new Error(`${from} changed while it was read`);
    },
  );
  parser.end();
  await writer.close();
  return { path: to, delimiter: ',', lineEnd: '\n' as const, longest: writer.longest };
}

function headReader(delimiter: string) {
  const records: string[][] = [];
  const parser = new CsvParser(delimiter, (cells) => {
    if (records.length < headRecords) records.push(cells);
  });
  let ended = false;
  return {
    push: (text: string) => {
      if (records.length < headRecords) parser.push(text);
    },
    records: () => {
      if (!ended && records.length < headRecords) parser.end();
      ended = true;
      return records;
    },
  };
}

/** Tries each delimiter on the first 256 KiB, decoded loosely: only headers are compared, nothing of this is kept. */
async function bestDelimiter(path: string, score: (head: readonly (readonly string[])[]) => number): Promise<string> {
  const bytes = await firstBytes(path, 1 << 18);
  const marked = utf16(bytes);
  const texts = (marked ? [marked] : ['utf-8', 'gb18030']).map((encoding) => new TextDecoder(encoding).decode(bytes));
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    for (const text of texts) {
      const head = headReader(delimiter);
      head.push(text);
      const points = score(head.records());
      if (points > best.score) best = { delimiter, score: points };
    }
  }
  return best.delimiter;
}

async function write(out: WriteStream, text: string): Promise<void> {
  if (!out.write(text, 'utf8')) await new Promise<void>((resolve) => out.once('drain', resolve));
}

async function close(out: WriteStream): Promise<void> {
  out.end();
  await finished(out);
}
