import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import type { State } from '../metrics/definition.ts';
import { agencyScores, fileScores, reviewResult } from './score.ts';
import { itemsOf, seenMetrics, type ReviewSheet } from './sheet.ts';
import { reviewSheets } from './sheets.ts';
import { parseReviews, reviewColumns, ReviewError, reviewTable } from './table.ts';

/** 案卷评查: files drawn, scored by people item by item, failed by one of the grounds. */

const [penalty, licence] = reviewSheets();
if (!penalty || !licence) throw new Error('no sheets');
const acts = [
  { org: 'SW1', number: 'A-1', decision_no: '长商罚决〔2024〕1号' },
  { org: 'SW1', number: 'A-2', decision_no: null },
  { org: 'SW2', number: '=B', decision_no: null },
];
const hints = new Map([
  [
    'SW1|A-1',
    new Map<string, State>([
      ['REV-01', 'overdue'],
      ['PRC-08', 'met'],
    ]),
  ],
]);
const empty = reviewTable(penalty, acts, hints, {
  agency: (code) => `机关${code}`,
  hint: (metric, state) => `${metric} ${state}`,
});
type Row = Record<string, string>;
const rowsOf = (table: string): Row[] =>
  Papa.parse<Row>(table.replace('\uFEFF', ''), { header: true, skipEmptyLines: true }).data;
const full = (change: (row: Row) => Partial<Row> = () => ({})): string =>
  Papa.unparse(
    rowsOf(empty).map((row) => ({
      ...row,
      ...(row['分值'] === '' ? {} : { 得分: row['分值'], 评查人: '王评' }),
      ...change(row),
    })),
    { columns: [...reviewColumns] },
  );
const scores = (table: string, sheet: ReviewSheet = penalty) => fileScores(sheet, parseReviews(table, sheet));

test('every sheet of ours has 100 points, an id for each item once, and metrics that exist', () => {
  const known = new Set(loadRuleset().definitions.map(({ id }) => id));
  for (const sheet of [penalty, licence]) {
    const ids = [...itemsOf(sheet), ...sheet.vetoes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      itemsOf(sheet).reduce((sum, { points }) => sum + points.rounded(1), 0),
      sheet.id,
    ).toBe(100);
    expect(seenMetrics(sheet).filter((id) => !known.has(id))).toEqual([]);
    expect(sheet.grades.map(({ title, from }) => [title, from.rounded(0)])).toEqual([
      ['优秀', 90],
      ['合格', 60],
      ['不合格', 0],
    ]);
  }
  // nine grounds of the sheet of 测绘地理信息, and the two of the review and of the notice
  expect(penalty.vetoes).toHaveLength(11);
});

test('the table has a row for each item and ground of every file, with what the data say of it', () => {
  const rows = rowsOf(empty);
  expect(rows).toHaveLength(acts.length * (itemsOf(penalty).length + 11));
  const of = (id: string) => rows.find((row) => row['案卷编号'] === 'A-1' && row['项目'] === id)?.['数据提示'];
  expect(of('C2')).toBe('REV-01 overdue');
  expect(of('V9')).toBe('PRC-08 met');
  expect(rows.find((row) => row['案卷编号'] === 'A-2' && row['项目'] === 'C2')?.['数据提示']).toBe('');
  // nothing was scored yet
  expect(scores(empty).map(({ score, grade, waiting }) => [score, grade, waiting.length])).toEqual(
    acts.map(() => [null, null, itemsOf(penalty).length]),
  );
});

test('points are summed, what does not apply gives its points to the rest, a ground fails the file', () => {
  const table = full((row) => {
    const { 案卷编号: number, 项目: id } = row;
    if (number === 'A-1' && id === 'C2') return { 得分: '3', 扣分理由: '意见书没有依据' };
    // 5 points of 100 do not apply: 91 of 95
    if (number === 'A-2' && id === 'D2') return { 得分: '不适用', 扣分理由: '没有申请听证' };
    if (number === 'A-2' && id === 'A1') return { 得分: '0', 扣分理由: '没有审批表' };
    if (number === 'A-2' && id === 'C4') return { 得分: '2', 扣分理由: '没有裁量基准' };
    if (number?.includes('B') && id === 'V10') return { 得分: '是', 扣分理由: '罚款10万元，没有审核', 评查人: '李评' };
    return {};
  });
  const found = scores(table);
  expect(found.map(({ file, score, grade }) => [file.number, score, grade])).toEqual([
    ['A-1', 95, '优秀'],
    ['A-2', 95.79, '优秀'],
    ['=B', 0, '不合格'],
  ]);
  expect(agencyScores(found)).toEqual([
    { org: 'SW1', files: 2, graded: 2, mean: 95.4, grades: { 优秀: 2 } },
    { org: 'SW2', files: 1, graded: 1, mean: 0, grades: { 不合格: 1 } },
  ]);
  const result = rowsOf(reviewResult(found, '2025-1', '2025-03-05', (code) => `机关${code}`));
  expect(result.map((row) => [row['被评单位'], row['评查得分'], row['是否一票否决'], row['评查日期']])).toEqual([
    ['机关SW1', '95', '否', '2025-03-05'],
    ['机关SW1', '95.79', '否', '2025-03-05'],
    ['机关SW2', '0', '是', '2025-03-05'],
  ]);
});

describe('a table with a fault is refused, with the line', () => {
  const one = (id: string, change: Partial<Row>) =>
    full((row) => (row['案卷编号'] === 'A-1' && row['项目'] === id ? change : {}));
  test.each([
    ['points that are no number', one('A1', { 得分: '好' }), 'points', 2],
    ['more than the item has', one('A1', { 得分: '3.5' }), 'most', 2],
    ['points lost without a reason', one('A2', { 得分: '1' }), 'reason', 3],
    ['what does not apply without a reason', one('A2', { 得分: '不适用' }), 'reason', 3],
    ['no reviewer', one('A1', { 评查人: '' }), 'by', 2],
    [
      'a ground that is neither yes nor no',
      one('V1', { 得分: '5', 评查人: '王' }),
      'veto',
      2 + itemsOf(penalty).length,
    ],
    ['a ground without a reason', one('V1', { 得分: '是', 评查人: '王' }), 'reason', 2 + itemsOf(penalty).length],
    ['an ID number', one('A2', { 得分: '1', 扣分理由: '当事人11010519491231002X' }), 'personal', 3],
    ['an item of another sheet', one('A1', { 项目: 'Z1' }), 'item', 2],
    ['an item twice', one('A2', { 项目: 'A1' }), 'twice', 3],
    ['no column of reasons', full().replace('扣分理由', '理由'), 'header', 1],
  ] as const)('%s', (_name, table, kind, line) => {
    let thrown: unknown;
    try {
      parseReviews(table, penalty);
    } catch (cause) {
      thrown = cause;
    }
    expect(thrown).toBeInstanceOf(ReviewError);
    expect(thrown).toMatchObject({ kind, line });
  });
});
