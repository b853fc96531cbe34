import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { caseAsOf, citizen, writeCaseFiles } from '../../tests/support/case-files.ts';
import { ingest, IngestError } from '../ingest.ts';
import { corrected, type Correction } from './correction.ts';
import { CorrectionFileError, correctionsText, parseCorrections } from './file.ts';
import { cellsOf, rewriteRecords } from './records.ts';

/** A file read with corrections is read as the corrected file would be, and says so. */

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corrections-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = '行政处罚办案台账.csv';
const fine = {
  file: cases,
  sheet: null,
  record: 2,
  column: 8,
  header: '罚款金额（元）',
  before: '约1000',
  after: '1,000',
};
const agency = { ...fine, record: 4, column: 1, header: '办案机关', before: '甲县商务局', after: '乙县"商务局"' };

async function read(name: string, corrections: readonly Correction[], change: (text: string) => string) {
  const from = join(folder, name);
  writeCaseFiles(from);
  writeFileSync(join(from, cases), change(readFileSync(join(from, cases), 'utf8')));
  return ingest({ inputs: [from], out: join(folder, `${name}-out`), asOf: caseAsOf, corrections });
}

const hashes = ({ tables }: Manifest) => Object.entries(tables).map(([name, { rows, sha256 }]) => [name, rows, sha256]);

describe('corrections', () => {
  test('give every table that the corrected file gives', async () => {
    const lines = (text: string) => text.trimEnd().replaceAll('\n', '\r\n');
    const manifest = await read('corrected', [fine, agency], lines);
    const byHand = await read('by hand', [], (text) =>
      lines(text.replace('约1000', '"1,000"').replace('CF3,甲县商务局', 'CF3,"乙县""商务局"""')),
    );
    const asItIs = await read('as it is', [], lines);
    expect(hashes(manifest)).toEqual(hashes(byHand));
    expect(hashes(manifest)).not.toEqual(hashes(asItIs));
    const fileOf = ({ files }: Manifest) => files.find((one) => one.name === cases);
    expect(fileOf(manifest)?.corrected?.cells).toBe(2);
    expect(fileOf(manifest)?.sha256).toBe(fileOf(asItIs)?.sha256);
    expect(fileOf(manifest)?.notes.map(({ message }) => message)).toEqual([
      '2 格按更正清单读取：第2行「罚款金额（元）」、第4行「办案机关」；源文件本身没有改动',
    ]);
  });

  test('of a cell that says something else by now are not used, and that is said', async () => {
    const stale = { ...fine, before: '约2000' };
    const beyond = { ...fine, record: 99 };
    const manifest = await read('stale', [stale, beyond], (text) => text);
    const file = manifest.files.find((one) => one.name === cases);
    expect(file?.corrected).toBeUndefined();
    expect(file?.notes).toEqual([
      {
        code: 'CORRECTION_UNUSED',
        message: '2 处更正没有用上：第2行「罚款金额（元）」、第99行「罚款金额（元）」，格里已不是更正时的内容',
      },
    ]);
    expect(hashes(manifest)).toEqual(hashes(await read('stale without', [], (text) => text)));
  });

  test('of a number of a person leave neither number in the snapshot', async () => {
    const other = '14042119800101121X';
    const party = { ...fine, column: 4, header: '身份证号', before: citizen, after: other };
    const manifest = await read('person', [party], (text) => text);
    const [text, issues] = [JSON.stringify(manifest), manifest.files.find((one) => one.name === cases)?.corrected];
    expect(issues?.cells).toBe(1);
    expect(text).not.toContain(citizen);
    expect(text).not.toContain(other);
  });

  test('of a file that is not there are a mistake of the caller', async () => {
    await expect(read('nobody', [{ ...fine, file: '没有.csv' }], (text) => text)).rejects.toThrow(IngestError);
  });

  test('one of the same cell gives way, the original stays; back to the original is none', () => {
    const again = corrected(corrected([], fine), { ...fine, before: fine.after, after: '999' });
    expect(again).toEqual([{ ...fine, after: '999' }]);
    expect(corrected(again, { ...fine, before: '999', after: fine.before })).toEqual([]);
  });

  test('go into a file and come out of it; another file is refused', () => {
    expect(parseCorrections(correctionsText([fine, agency]))).toEqual([fine, agency]);
    for (const text of ['{', '{}', correctionsText([fine]).replace('"record": 2', '"record": 0')])
      expect(() => parseCorrections(text)).toThrow(CorrectionFileError);
  });
});

test('records are found and rewritten wherever the parts of a file end', async () => {
  mkdirSync(join(folder, 'records'));
  const path = join(folder, 'records', 'a.csv');
  const cell = (i: number) => (i % 7 === 0 ? `"甲,${i}\n乙""${'丙'.repeat(i % 900)}"` : `丁${i}`);
  const lines = Array.from({ length: 3000 }, (_, i) => `${i + 1},${cell(i)}\r\n`);
  writeFileSync(path, lines.join(''));
  const csv = { path, delimiter: ',', lineEnd: '\r\n', longest: 4096 } as const;
  const wanted = [1, 2, 700, 701, 1400, 2999, 3000];
  const found = await cellsOf(csv, [...wanted, 3001]);
  expect([...found.keys()]).toEqual(wanted);
  expect([...found.values()].map(([number]) => Number(number))).toEqual(wanted);
  const copy = await rewriteRecords(csv, join(folder, 'records', 'b.csv'), wanted, (record, [number = '']) =>
    record === 700 ? null : [number, '改'],
  );
  const expected = lines.map((line, i) => (wanted.includes(i + 1) && i + 1 !== 700 ? `"${i + 1}","改"\r\n` : line));
  expect(readFileSync(copy.csv.path, 'utf8')).toBe(expected.join(''));
});
