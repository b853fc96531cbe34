import fc from 'fast-check';
import Papa from 'papaparse';
import { expect } from 'vitest';
import { CsvParser } from '../../ingest/read/csv-parser.ts';
import { CsvScanner } from '../../ingest/read/csv-scanner.ts';
import { property, type Property } from './property.ts';

export type Table = readonly (readonly string[])[];

/** How a program writes a table down. */
export interface Dialect {
  readonly delimiter: ',' | '\t' | ';' | '|';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** quotes around every cell, only where they are needed, or also around some others */
  readonly quotes: 'all' | 'needed' | 'some';
  /** a line end after the last record */
  readonly ended: boolean;
}

export const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', '\t', ';', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quotes: fc.constantFrom('all', 'needed', 'some'),
  ended: fc.boolean(),
});

/** The characters of cells: all that mean something to some dialect, and some of one, two and four bytes in GB18030. */
export const characters = Array.from('aZ0 长治県𠀀㐀,;|\t"\n\r\'\\=');

/** Tables; with `minWidth` 2 every record has its delimiters, so that none of them is an empty line. */
export function tables(size: { minWidth: number; ragged: boolean }): fc.Arbitrary<Table> {
  const cell = fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...characters), maxLength: 6 }) },
  );
  const row = (width: number) => fc.array(cell, { minLength: size.ragged ? size.minWidth : width, maxLength: width });
  return fc
    .integer({ min: size.minWidth, max: 5 })
    .chain((width) => fc.array(row(width), { minLength: 1, maxLength: 6 }));
}

/** Writes a table by the book (RFC 4180, with other delimiters and line ends). */
export function written(table: Table, { delimiter, lineEnd, quotes, ended }: Dialect): string {
  const cell = (text: string, place: number) => {
    const special = ['"', '\n', '\r', delimiter].some((c) => text.includes(c));
    const chosen = quotes === 'all' || (quotes === 'some' && (place * 7 + text.length) % 3 === 0);
    return special || chosen ? `"${text.split('"').join('""')}"` : text;
  };
  const records = table.map((row, r) => row.map((text, c) => cell(text, r + c)).join(delimiter));
  return records.join(lineEnd) + (ended ? lineEnd : '');
}

/** A text in pieces of whatever length, surrogates and line ends cut through as well. */
function pieces(text: string, cuts: readonly number[]): string[] {
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return at.slice(1).map((end, i) => text.slice(at[i], end));
}

function parsed(parts: readonly string[], delimiter: string): string[][] {
  const records: string[][] = [];
  const parser = new CsvParser(delimiter, (cells) => records.push(cells));
  for (const part of parts) parser.push(part);
  parser.end();
  expect(parser.unterminated).toBe(false);
  expect(parser.odd.records).toBe(0);
  return records;
}

function scanned(parts: readonly string[], delimiter: string): CsvScanner {
  const scanner = new CsvScanner(delimiter);
  for (const part of parts) scanner.push(new TextEncoder().encode(part));
  scanner.end();
  return scanner;
}

const cuts = fc.array(fc.nat(200), { maxLength: 4 });

export const csv: readonly Property[] = [
  property(
    'a table comes back as it was, whatever dialect it is written in and wherever the text is cut',
    fc.tuple(tables({ minWidth: 2, ragged: false }), dialects, cuts),
    ([table, dialect, at]) => {
      const parts = pieces(written(table, dialect), at);
      expect(parsed(parts, dialect.delimiter)).toEqual(table);
      const { records, width, irregular } = scanned(parts, dialect.delimiter);
      const ends = dialect.lineEnd === '\r' && (table.length > 1 || dialect.ended);
      expect([records, width, irregular]).toEqual([table.length, table[0]?.length, ends ? 'line ends' : null]);
    },
  ),
  property(
    'records of different lengths come back as they were; the scanner says that they differ',
    fc.tuple(tables({ minWidth: 1, ragged: true }), dialects, cuts),
    ([table, dialect, at]) => {
      const parts = pieces(written(table, { ...dialect, ended: true }), at);
      expect(parsed(parts, dialect.delimiter)).toEqual(table);
      const { records, width, irregular } = scanned(parts, dialect.delimiter);
      expect([records, width]).toEqual([table.length, Math.max(...table.map((row) => row.length))]);
      const alike = table.every((row) => row.length === table[0]?.length);
      if (!alike) expect(irregular).not.toBeNull();
    },
  ),
  property(
    'a library that knows nothing of ours reads the same',
    fc.tuple(tables({ minWidth: 2, ragged: false }), dialects),
    ([table, dialect]) => {
      const text = written(table, { ...dialect, ended: false });
      const { data } = Papa.parse<string[]>(text, { delimiter: dialect.delimiter, newline: dialect.lineEnd });
      expect(parsed([text], dialect.delimiter)).toEqual(data);
    },
  ),
];
