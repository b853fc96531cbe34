import { readXlsx } from 'hucre';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Sheet } from './sheet.ts';
import { sheetCsv, sheetTsv } from './sheet.ts';
import { letters, serialDay, workbook } from './workbook.ts';

const sheet: Sheet = {
  columns: [
    { title: '编号', kind: 'text', width: 20 },
    { title: '期限', kind: 'day', width: 12 },
    { title: '超期工作日', kind: 'number', width: 12 },
  ],
  rows: [
    ['=HYPERLINK("http://x")', '2024-02-29', 12],
    ['-5', null, -5],
    ['甲\t乙\n"丙"', '1900-03-01', null],
  ],
};
const request = {
  name: '问题清单',
  provenanceName: '出处',
  sheet,
  provenance: [
    ['数据截至', '2025-03-31'],
    ['快照', '00000001'],
  ] as const,
  day: '2025-03-31',
};

test('days are dates, numbers numbers, and what looks like a formula is text', async () => {
  const bytes = await workbook(request);
  const { sheets } = await readXlsx(bytes);
  expect(sheets.map(({ name }) => name)).toEqual(['问题清单', '出处']);
  const rows = sheets[0]?.rows ?? [];
  expect(rows[0]).toEqual(['编号', '期限', '超期工作日']);
  expect(rows[1]?.[0]).toBe('=HYPERLINK("http://x")');
  expect(rows[1]?.[1]).toEqual(new Date('2024-02-29T00:00:00Z'));
  expect(rows[1]?.[2]).toBe(12);
  expect(rows[2]).toEqual(['-5', null, -5]);
  expect(sheets[1]?.rows).toEqual([
    ['数据截至', '2025-03-31'],
    ['快照', '00000001'],
  ]);
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(xml).toContain('<autoFilter ref="A1:C4"');
  expect(xml).not.toContain('<f>');
  expect(await workbook(request)).toEqual(bytes);
});

test('the number of a day and the letters of a column', () => {
  expect(serialDay('1900-03-01')).toBe(61);
  expect(serialDay('2025-03-31')).toBe(45747);
  expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('text for the clipboard keeps one line a row and runs nothing', () => {
  expect(
    sheetTsv(sheet)
      .split('\n')
      .map((line) => line.split('\t')),
  ).toEqual([
    ['编号', '期限', '超期工作日'],
    [`'=HYPERLINK("http://x")`, '2024-02-29', '12'],
    ['-5', '', '-5'],
    ['甲 乙 "丙"', '1900-03-01', ''],
  ]);
  expect(sheetCsv(sheet)).toBe(
    '\uFEFF编号,期限,超期工作日\r\n"\'=HYPERLINK(""http://x"")",2024-02-29,12\r\n-5,,-5\r\n"甲\t乙\n""丙""",1900-03-01,\r\n',
  );
});
