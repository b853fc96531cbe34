import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import { handLines, ManualError, manualTable, parseManual, tableWith, textOf } from './manual.ts';
import { schemeFrom } from './scheme.ts';
import { schemes } from './schemes.ts';

const ruleset = loadRuleset();
const source = readFileSync(new URL('../../../queries/schemes/year-end.yaml', import.meta.url), 'utf8');
const scheme = schemeFrom(
  `${source}
bonus:
  - { id: MODEL, points: 2, title: 典型案例, title_en: Model cases, manual: { look: 印发推广的案例, look_en: cases made known } }
`.replace(
    'deductions:\n',
    'deductions:\n  - { id: FALSE, most: 10, title: 弄虚作假, title_en: False data, manual: { look: 查实的瞒报, look_en: proven } }\n',
  ),
  ruleset,
);
const agencies = [
  { code: 'SW1', name: '甲县商务局' },
  { code: 'SW2', name: '乙县商务局' },
];
// a table without the column of changes, as it was saved before there were any, is read too
const header = '机关代码,机关,项目,项目名称,满分,得分,理由,评分人';
const changes = '机关代码,项目,得分,调整,理由,评分人';
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
  expect(empty.data).toHaveLength(handLines(scheme).filter(({ manual }) => manual).length * agencies.length);
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

test('changes, additions and deductions are entered line by line, with their signs', () => {
  const one = tableWith(scheme, agencies, new Map(), {
    org: 'SW1',
    id: 'A2',
    points: '-1.5',
    reason: '抽查更正，“两件”',
    by: '王评',
  });
  const read = parse(one);
  expect(read.get('SW1')?.get('A2')?.points.rounded(2)).toBe(-1.5);
  expect(read.get('SW1')?.get('A2')?.reason).toBe('抽查更正，“两件”');
  const two = parse(
    tableWith(scheme, agencies, read, { org: 'SW1', id: 'FALSE', points: '−3', reason: '瞒报', by: '李' }),
  );
  expect([...(two.get('SW1') ?? [])].map(([id, { points }]) => [id, points.rounded(2)])).toEqual([
    ['A2', -1.5],
    ['FALSE', -3],
  ]);
  // the table that is saved says the same
  expect(parse(manualTable(scheme, agencies, two))).toEqual(two);
  const gone = parse(tableWith(scheme, agencies, two, { org: 'SW1', id: 'A2', points: null, reason: '', by: '' }));
  expect([...(gone.get('SW1')?.keys() ?? [])]).toEqual(['FALSE']);
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
    ['an item of the data', table('SW1,,A1,,,1,理由,王评'), 'told', 2, 'A1'],
    ['an item that is not there', table('SW1,,Z9,,,1,理由,王评'), 'item', 2, 'Z9'],
    ['no number', table('SW1,,F1,,,优,理由,王评'), 'points', 2, '优'],
    ['a negative number', table('SW1,,F1,,,-1,理由,王评'), 'sign', 2, '-1'],
    ['three decimals', table('SW1,,F1,,,1.005,理由,王评'), 'points', 2, '1.005'],
    ['more than the item has', table('SW1,,F1,,,7,满分,王评', 'SW2,,F1,,,7.01,理由,王评'), 'most', 3, '7.01'],
    ['a change of what people score', `${changes}\nSW1,F1,,1,理由,王评`, 'byHand', 2, 'F1'],
    ['a change beyond the item', `${changes}\nSW1,A2,,-7.5,理由,王评`, 'most', 2, '-7.5'],
    ['a change without a reason', `${changes}\nSW1,A2,,-1,,王评`, 'reason', 2, 'A2'],
    ['a deduction above 0', `${changes}\nSW1,FALSE,3,,瞒报2件,王评`, 'sign', 2, '3'],
    ['an addition above its points', `${changes}\nSW1,MODEL,2.5,,典型案例,王评`, 'most', 2, '2.5'],
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
