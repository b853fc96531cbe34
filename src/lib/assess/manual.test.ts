import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import { ManualError, manualItems, manualTable, parseManual, textOf } from './manual.ts';
import { schemeFrom } from './scheme.ts';
import { schemes } from './schemes.ts';

const ruleset = loadRuleset();
const scheme = schemeFrom(
  readFileSync(new URL('../../../queries/schemes/year-end.yaml', import.meta.url), 'utf8'),
  ruleset,
);
const agencies = [
  { code: 'SW1', name: '甲县商务局' },
  { code: 'SW2', name: '乙县商务局' },
];
const header = '机关代码,机关,项目,项目名称,满分,得分,理由,评分人';
const table = (...lines: string[]) => [header, ...lines].join('\r\n');
const parse = (text: string) => parseManual(text, scheme, agencies);

test('every scheme of ours has 100 points, the three systems first', () => {
  const all = schemes(ruleset);
  expect(all.map(({ id }) => id)).toEqual(['three-systems', 'three-systems-full', 'year-end']);
  for (const { blocks } of all)
    expect(blocks.flatMap(({ items }) => items).reduce((sum, { points }) => sum + points.rounded(2), 0)).toBe(100);
});

test('the table to fill in has a line for each agency and item, and says back what was given', () => {
  const empty = Papa.parse<Record<string, string>>(manualTable(scheme, agencies), {
    header: true,
    skipEmptyLines: true,
  });
  expect(empty.data).toHaveLength(manualItems(scheme).length * agencies.length);
  expect(empty.data[0]).toMatchObject({
    机关代码: 'SW1',
    机关: '甲县商务局',
    满分: '4',
    得分: '',
    理由: '',
    评分人: '',
  });
  expect(parse(manualTable(scheme, agencies)).size).toBe(0);
  const given = parse(table('SW2,乙,F1,满意度测评,7,6.25,"测评89.3分，折算",王评'));
  expect(parse(manualTable(scheme, agencies, given))).toEqual(given);
  expect(given.get('SW2')?.get('F1')).toMatchObject({ reason: '测评89.3分，折算', by: '王评' });
  expect(given.get('SW2')?.get('F1')?.points.rounded(2)).toBe(6.25);
});

test('a spreadsheet on a Chinese system writes GB18030', () => {
  const utf8 = new TextEncoder().encode('机关代码');
  expect(textOf(utf8)).toBe('机关代码');
  expect(textOf(new Uint8Array([0xbb, 0xfa, 0xb9, 0xd8, 0xb4, 0xfa, 0xc2, 0xeb]))).toBe('机关代码');
});

describe('a table with a fault is refused, with the line', () => {
  test.each([
    ['no column of points', '机关代码,项目,理由,评分人', 'header', 1, '得分'],
    ['an agency that is not there', table('SW9,,F1,,,1,理由,王评'), 'agency', 2, 'SW9'],
    ['an item of the data', table('SW1,,A1,,,1,理由,王评'), 'item', 2, 'A1'],
    ['no number', table('SW1,,F1,,,优,理由,王评'), 'points', 2, '优'],
    ['a negative number', table('SW1,,F1,,,-1,理由,王评'), 'points', 2, '-1'],
    ['three decimals', table('SW1,,F1,,,1.005,理由,王评'), 'points', 2, '1.005'],
    ['more than the item has', table('SW1,,F1,,,7,满分,王评', 'SW2,,F1,,,7.01,理由,王评'), 'most', 3, '7.01'],
    ['no reason', table('SW1,,F1,,,5,,王评'), 'reason', 2, 'F1'],
    ['no name', table('SW1,,F1,,,5,理由,'), 'by', 2, 'F1'],
    ['an ID number', table('SW1,,F1,,,5,据11010519491231002X反映,王评'), 'number', 2, 'F1'],
    ['twice', table('SW1,,F1,,,5,理由,王评', '', 'SW1,,F1,,,6,理由,李评'), 'twice', 4, 'SW1 F1'],
  ] as const)('%s', (_name, text, kind, line, value) => {
    let thrown: unknown;
    try {
      parse(text);
    } catch (cause) {
      thrown = cause;
    }
    expect(thrown).toBeInstanceOf(ManualError);
    expect(thrown).toMatchObject({ kind, line, value });
  });
});
