import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { CsvParser } from './csv-parser.ts';
import { CsvScanner } from './csv-scanner.ts';
import { readRegularCsv } from './sheet.ts';

function parse(chunks: readonly string[], delimiter = ','): string[][] {
  const records: string[][] = [];
  const parser = new CsvParser(delimiter, (cells) => records.push(cells));
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return records;
}

function scan(chunks: readonly string[]): CsvScanner {
  const scanner = new CsvScanner(',');
  for (const chunk of chunks) scanner.push(new TextEncoder().encode(chunk));
  scanner.end();
  return scanner;
}

describe('records of CSV text', () => {
  test.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['a,\n', [['a', '']]],
    ['a,', [['a', '']]],
    ['"a,b","c\nd","e""f"\n', [['a,b', 'c\nd', 'e"f']]],
    ['a"b,c\n', [['a"b', 'c']]],
    ['"a"b,c\n', [['ab', 'c']]],
    ['"",x\n', [['', 'x']]],
    ['""\n', [['']]],
    ['"open,\n', [['open,\n']]],
    ['', []],
  ])('%j', (text, records) => {
    expect(parse([text])).toEqual(records);
    expect(scan([text]).records).toBe(records.length);
  });

  test('an open quote at the end is reported', () => {
    expect(scan(['a\n"b']).irregular).toBe('unterminated quote');
  });

  test.each([
    ['a,b\n1,2\n', null],
    ['a,b\r\n"1","2 ""x"""\r\n', null],
    ['a,b\n1\n', 'width'],
    ['a,b\n\n1,2\n', 'blank line'],
    ['a,b\n1,2\r\n', 'line ends'],
    ['a\rb', 'line ends'],
    ['a"b\n', 'quote'],
    ['"a"b\n', 'quote'],
    ['a\0b\n', 'NUL'],
  ])('%j is irregular by %j', (text, irregular) => {
    expect(scan([text]).irregular).toBe(irregular);
  });
});

const cell = fc.string({ unit: fc.constantFrom('a', '长', ',', '"', '\n', '\r', ' ', '1'), maxLength: 5 });
const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '治'), maxLength: 40 });

describe('wherever the text is cut into chunks', () => {
  test('the records and the count are the same', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 3 }), (whole, cuts) => {
        const at = [0, ...cuts.map((c) => Math.min(c, whole.length)).sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, i) => whole.slice(at[i], end));
        expect(parse(chunks)).toEqual(parse([whole]));
        const [one, many] = [scan([whole]), scan(chunks)];
        expect([many.records, many.width, many.irregular]).toEqual([one.records, one.width, one.irregular]);
        expect(one.records).toBe(parse([whole]).length);
        expect(one.width).toBe(Math.max(0, ...parse([whole]).map((r) => r.length)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what the scanner calls regular, the database reads as the parser does', () => {
  let engine: NativeEngine;
  let folder: string;
  beforeAll(async () => {
    engine = await nativeEngine();
    folder = mkdtempSync(join(tmpdir(), 'mingjing-csv-'));
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  test('regular text', async () => {
    const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    const table = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, height]) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      );
    let regular = 0;
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const csv = rows.map((row) => row.map(quoted).join(',') + end).join('');
        const scanner = scan([csv]);
        if (scanner.irregular !== null) return;
        regular++;
        const path = join(folder, 'case.csv');
        writeFileSync(path, csv);
        const source = readRegularCsv(
          { path, delimiter: ',', lineEnd: scanner.lineEnd, longest: scanner.longest },
          scanner.width,
        );
        const read = await engine.query(`SELECT * FROM ${source}`);
        expect(read.map((row) => Object.values(row).map((v) => v ?? ''))).toEqual(parse([csv]));
      }),
      { numRuns: 300 },
    );
    expect(regular).toBeGreaterThan(200);
  });
});
