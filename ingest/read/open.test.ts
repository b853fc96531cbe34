import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { writeXlsx } from 'hucre';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSource } from './open.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-open-'));
});
afterEach(() => rm(folder, { recursive: true }));

const rows = [
  ['案件编号', '当事人'],
  ['CF1', '丙公司'],
];
const csv = rows.map((row) => row.join(',')).join('\r\n');
const filled = (head: readonly (readonly string[])[]) =>
  Math.max(0, ...head.map((row) => row.filter((cell) => cell !== '').length));

async function open(bytes: Uint8Array | string, name = 'x.xls') {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return openSource({ path, name, bytes: Buffer.byteLength(bytes) }, await mkdtemp(join(folder, 'work-')), filled);
}

/** 案件编号,当事人 / CF1,丙公司 in GB18030. */
const gb18030 = Buffer.from('b0b8bcfeb1e0bac52cb5b1cac2c8cb0d0a4346312cb1fbb9abcbbe', 'hex');

describe('what a file is, its bytes say', () => {
  test.each<[string, string | Uint8Array, string, string | null]>([
    ['UTF-8', csv, 'csv', 'utf-8'],
    ['UTF-8 with BOM', `\uFEFF${csv}`, 'csv', 'utf-8-bom'],
    ['GB18030', gb18030, 'csv', 'gb18030'],
    ['UTF-16 LE', Buffer.from(`\uFEFF${csv}`, 'utf16le'), 'csv', 'utf-16le'],
    ['UTF-16 BE', Buffer.from(`\uFEFF${csv}`, 'utf16le').swap16(), 'csv', 'utf-16be'],
    ['tab-separated', csv.replaceAll(',', '\t'), 'csv', 'utf-8'],
    ['semicolons', csv.replaceAll(',', ';'), 'csv', 'utf-8'],
    [
      'a web page',
      `<html><body><table>${rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</table></body></html>`,
      'html',
      'utf-8',
    ],
  ])('%s', async (_, bytes, kind, encoding) => {
    const opened = await open(bytes);
    expect([opened.kind, opened.encoding]).toEqual([kind, encoding]);
    expect(opened.sheets[0]?.head).toEqual(rows);
  });

  test.each(['xlsx', 'xlsb', 'biff8', 'ods'] as const)('a workbook as %s', async (bookType) => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), '名单');
    const bytes: unknown = xlsx.write(book, { bookType, type: 'buffer' });
    if (!(bytes instanceof Uint8Array)) throw new Error('no bytes');
    const opened = await open(bytes, 'x.csv');
    expect(opened.kind).toBe(bookType === 'biff8' ? 'xls' : bookType);
    expect(opened.sheets[0]?.head).toEqual(rows);
  });
});

describe('refused with one reason', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'EMPTY'],
    ['bytes of no encoding', Buffer.from([0x61, 0xff, 0xfe, 0x62]), 'ENCODING'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'UNSUPPORTED'],
    ['half a workbook', Buffer.from('PK\x03\x04 and no more', 'latin1'), 'DAMAGED'],
  ])('%s', async (_, bytes, code) => {
    await expect(open(bytes)).rejects.toMatchObject({ name: 'UnreadableFile', code });
  });

  test('a workbook cut off in the middle', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '名单', rows }] });
    await expect(open(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({ code: 'DAMAGED' });
  });

  test('a workbook that says it unpacks to more than the limit', async () => {
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows }] }));
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(0xfffffffe, entry + 24);
    await expect(open(bytes)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
