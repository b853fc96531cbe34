import { writeXlsx, type Cell, type CellValue } from 'hucre';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHtml, readWorkbook, WorkbookError } from './workbook.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-xlsx-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(rows: CellValue[][], cells = new Map<string, Partial<Cell>>()) {
  const path = join(folder, 'book.xlsx');
  await writeFile(path, await writeXlsx({ sheets: [{ name: '名单', rows, cells }] }));
  const [sheet] = await readWorkbook(path, folder, { score: () => 0 });
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const dateStyle = (value: Date, numFmt: string): Partial<Cell> => ({ value, style: { numFmt } });

test('cells become the text that stands in the workbook', async () => {
  const sheet = await read(
    [
      ['日期', '时间', '证号', '金额', '是否', '文字'],
      [null, null, 14040000001, 0.1, true, ' 长治 '],
    ],
    new Map([
      ['1,0', dateStyle(new Date(Date.UTC(2024, 0, 5)), 'yyyy"年"m"月"d"日"')],
      ['1,1', dateStyle(new Date(Date.UTC(2024, 0, 5, 9, 30)), 'yyyy-mm-dd hh:mm')],
    ]),
  );
  expect(sheet.name).toBe('名单');
  expect(sheet.head[1]).toEqual(['2024-01-05', '2024-01-05 09:30:00', '14040000001', '0.1', '1', ' 长治 ']);
});

test('numbers keep every digit and never an exponent', async () => {
  const sheet = await read([[140400199001011200, 1e21, 0.0000005, -12.5, 2e-7]]);
  expect(sheet.head[0]).toEqual(['140400199001011200', '1000000000000000000000', '0.0000005', '-12.5', '0.0000002']);
});

test('rows run from row 1 to the last one that says something; gaps count, blank tails do not', async () => {
  const sheet = await read([[null], ['标题'], [null, null], ['a', 'b', null], [' ', '\u3000'], [null]]);
  expect([sheet.records, sheet.width]).toEqual([4, 2]);
  expect(sheet.head).toEqual([[], ['标题'], [], ['a', 'b']]);
  expect(readFileSync(sheet.csv.path, 'utf8')).toBe('"",""\n"标题",""\n"",""\n"a","b"\n');
});

test('what is no workbook is refused, not read as something else', async () => {
  const path = join(folder, 'no.xlsx');
  await writeFile(path, Buffer.from('PK\x03\x04 but nothing of a zip follows', 'latin1'));
  await expect(readWorkbook(path, folder, { score: () => 0 })).rejects.toThrow(WorkbookError);
});

test('a table of a web page is text, merged cells only once', async () => {
  const [sheet] = await readHtml(
    '<html><table><tr><td colspan="2">标题</td></tr><tr><td>证号</td><td>日期</td></tr><tr><td>0014040012</td><td>2024-1-5</td></tr></table></html>',
    folder,
    () => 0,
  );
  expect(sheet?.head).toEqual([['标题'], ['证号', '日期'], ['0014040012', '2024-1-5']]);
});
