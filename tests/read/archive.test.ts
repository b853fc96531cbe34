import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandSources } from '../../ingest/read/archive.ts';
import { makeZip, type Member } from './make-zip.ts';
import { codes, scratch } from './reading.ts';

const { folder, read } = scratch();
const csv = '案件编号,办案机关\nA,甲县\n';

async function expand(zip: Buffer, name = '一月.zip') {
  const path = join(folder(), 'given.zip');
  await writeFile(path, zip);
  const { sources, refused } = await expandSources([{ path, name, bytes: zip.length }], join(folder(), 'unpacked'));
  return { sources, names: sources.map((s) => s.name), refused };
}

describe('an archive becomes its files', () => {
  test('named below it, in the order of file names, read as they are', async () => {
    const { sources, names, refused } = await expand(
      makeZip([
        { name: '乙/2.csv', data: csv },
        { name: '甲/', data: '', stored: true },
        { name: '甲\\1.csv', data: csv, stored: true },
      ]),
    );
    expect(names).toEqual(['一月.zip/甲/1.csv', '一月.zip/乙/2.csv']);
    expect(refused).toEqual([]);
    for (const source of sources) {
      expect(readFileSync(source.path, 'utf8')).toBe(csv);
      expect(source.bytes).toBe(Buffer.byteLength(csv));
    }
  });

  test('names of Chinese Windows are GB18030, those of others UTF-8, flagged or not', async () => {
    const gb = Buffer.from('b0b8bcfe2e637376', 'hex');
    const { names } = await expand(
      makeZip([
        { name: gb, data: csv, flags: 0 },
        { name: '执法.csv', data: csv, flags: 0 },
        { name: '许可.csv', data: csv },
      ]),
    );
    expect(names).toEqual(['一月.zip/执法.csv', '一月.zip/案件.csv', '一月.zip/许可.csv']);
  });

  test('what systems keep for themselves is left out', async () => {
    const own = ['__MACOSX/._1.csv', '.DS_Store', '甲/~$1.xlsx', '甲/.hidden'];
    const { names } = await expand(
      makeZip([...own.map((name) => ({ name, data: 'x' })), { name: '1.csv', data: csv }]),
    );
    expect(names).toEqual(['一月.zip/1.csv']);
  });

  test('an archive within is opened, one within that is refused by name', async () => {
    const inner = makeZip([{ name: '1.csv', data: csv }]);
    const middle = makeZip([
      { name: '2.csv', data: csv },
      { name: 'inner.zip', data: inner },
    ]);
    const { names, refused } = await expand(makeZip([{ name: 'middle.zip', data: middle }]));
    expect(names).toEqual(['一月.zip/middle.zip/2.csv']);
    expect(refused).toMatchObject([{ code: 'UNSUPPORTED', source: { name: '一月.zip/middle.zip/inner.zip' } }]);
  });

  test('a workbook is no archive, and other files are left as they are', async () => {
    const workbook = makeZip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'xl/workbook.xml', data: '<workbook/>' },
    ]);
    expect((await expand(workbook, 'x.zip')).names).toEqual(['x.zip']);
    expect((await expand(Buffer.from(csv), 'x.zip')).names).toEqual(['x.zip']);
    expect((await expand(Buffer.from('PK\x03\x04 half', 'latin1'), 'x.xlsx')).names).toEqual(['x.xlsx']);
  });
});

describe('refused as a whole, in one line', () => {
  const good: Member = { name: '0.csv', data: csv };
  test.each<[string, readonly Member[], string]>([
    ['encrypted', [{ name: '1.csv', data: csv, flags: 0x801 }], 'ENCRYPTED'],
    ['a wrong checksum', [{ name: '1.csv', data: csv, crc: 1 }], 'DAMAGED'],
    ['more inside than stated', [{ name: '1.csv', data: 'x'.repeat(1000), bytes: 10 }], 'DAMAGED'],
    ['less inside than stated', [{ name: '1.csv', data: csv, bytes: 1000 }], 'DAMAGED'],
    ['a name above the archive', [{ name: '../1.csv', data: csv }], 'UNSAFE'],
    ['a name above the archive, with backslashes', [{ name: '甲\\..\\..\\1.csv', data: csv }], 'UNSAFE'],
    ['an absolute name', [{ name: '/etc/1.csv', data: csv }], 'UNSAFE'],
    ['a name on a drive', [{ name: 'C:/1.csv', data: csv }], 'UNSAFE'],
    ['a symbolic link', [{ name: '1.csv', data: '/etc/passwd', attributes: 0xa1ff0000 }], 'UNSAFE'],
    ['the same name twice', [{ name: '0.csv', data: csv }], 'UNSAFE'],
    ['a member beyond 1 GiB', [{ name: '1.csv', data: csv, bytes: 1.5 * 2 ** 30 }], 'TOO_LARGE'],
    ['a member packed a thousand times', [{ name: '1.csv', data: Buffer.alloc(20 * 2 ** 20) }], 'TOO_LARGE'],
    [
      'more than 4 GiB together',
      Array.from({ length: 5 }, (_, i) => ({
        name: `${i + 1}.csv`,
        // so much that none of them is packed too well
        data: Buffer.alloc(6 * 2 ** 20, Buffer.from(csv)),
        bytes: 2 ** 30,
        stored: true,
      })),
      'TOO_LARGE',
    ],
    [
      'thousands of members',
      Array.from({ length: 2001 }, (_, i) => ({ name: `${i + 1}.csv`, data: '', stored: true })),
      'TOO_LARGE',
    ],
  ])('%s', async (_, members, code) => {
    const { names, refused } = await expand(makeZip([good, ...members]));
    expect(names).toEqual([]);
    expect(refused).toMatchObject([{ code, source: { name: '一月.zip' } }]);
    expect(refused[0]?.message).toMatch(/^[^\n]{10,150}$/u);
  });

  test.each<[string, Buffer, string]>([
    ['cut off', makeZip([good]).subarray(0, -30), 'DAMAGED'],
    ['empty', makeZip([]), 'EMPTY'],
    ['only what systems keep', makeZip([{ name: '.DS_Store', data: 'x' }]), 'EMPTY'],
  ])('%s', async (_, zip, code) => {
    expect((await expand(zip)).refused).toMatchObject([{ code }]);
  });

  test('damage deep in the compressed bytes', async () => {
    const zip = makeZip([{ name: '1.csv', data: csv.repeat(50) }]);
    zip.fill(0xff, 40, 60);
    expect((await expand(zip)).refused).toMatchObject([{ code: 'DAMAGED' }]);
  });
});

test('a text named .zip is read as text, and that is noted', async () => {
  expect(codes(await read(csv, 'x.xlsx'))).toEqual(['EXTENSION']);
  expect(codes(await read(csv, 'x.txt'))).toEqual([]);
});
