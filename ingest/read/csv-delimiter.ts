import { firstBytes } from './bytes.ts';
import { CsvParser } from './csv-parser.ts';
import { utf16, type Decoding } from './encoding.ts';
import { headRecords } from './sheet.ts';

/** Rates the first records of a file: how much of a header they show, 0 for none. */
export type HeaderScore = (head: readonly (readonly string[])[]) => number;

export const delimiters = [',', '\t', ';', '|'];

/**
 * The delimiter of a CSV file: the one for which the header score of the first records is highest, the comma among equals. Where no
 * header is recognised by any, the one that cuts the first records into most columns, nearly all of them alike.
 * Tried on the first 256 KiB, decoded loosely: nothing of this is kept.
 */
export async function bestDelimiter(path: string, score: HeaderScore, encoding?: Decoding): Promise<string> {
  const bytes = await firstBytes(path, 1 << 18);
  const wide = encoding ?? utf16(bytes);
  const texts = (wide ? [wide] : ['utf-8', 'gb18030']).map((encoding) => new TextDecoder(encoding).decode(bytes));
  const heads = delimiters.flatMap((delimiter) =>
    texts.map((text) => {
      const head = headReader(delimiter);
      head.push(text);
      return { delimiter, records: head.records() };
    }),
  );
  const byScore = best(heads.map((head) => ({ delimiter: head.delimiter, points: score(head.records) })));
  return byScore ?? best(heads.map((head) => ({ delimiter: head.delimiter, points: columns(head.records) }))) ?? ',';
}

function best(rated: readonly { delimiter: string; points: number }[]): string | null {
  let first: { delimiter: string; points: number } | null = null;
  for (const one of rated) if (one.points > (first?.points ?? 0)) first = one;
  return first?.delimiter ?? null;
}

/** Columns of the records when four fifths of them have as many, 0 otherwise; the first may have one less. */
function columns(records: readonly (readonly string[])[]): number {
  const widths = records.filter((cells) => cells.length > 1 || cells[0] !== '').map((cells) => cells.length);
  const [width] = mostFrequent(widths);
  const alike = widths.filter((w, i) => w === width || (i === 0 && w === width - 1)).length;
  return width > 1 && alike >= widths.length * 0.8 ? width : 0;
}

/** The most frequent of the numbers, the first among equals, and how often it occurs. */
export function mostFrequent(numbers: readonly number[]): [number, number] {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].reduce((top, next) => (next[1] > top[1] ? next : top), [0, 0]);
}

/** Collects the first records of a text; what follows is not looked at. */
export function headReader(delimiter: string) {
  const records: string[][] = [];
  const parser = new CsvParser(delimiter, (cells) => {
    if (records.length < headRecords) records.push(cells);
  });
  let ended = false;
  return {
    get full() {
      return records.length >= headRecords;
    },
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
