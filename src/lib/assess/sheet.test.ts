import { expect, test } from 'vitest';
import { nativeEngine } from '../engine/native.ts';
import { loadRuleset } from '../metrics/catalogue.ts';
import { verdictColumns, verdictTable } from '../metrics/tables.ts';
import type { Engine } from '../engine/engine.ts';
import { Fraction } from './fraction.ts';
import type { Manual } from './manual.ts';
import { schemeFrom, type Scheme } from './scheme.ts';
import { defaultScheme, schemes } from './schemes.ts';
import { sheets } from './sheet.ts';

const ruleset = loadRuleset();
const scheme = defaultScheme(ruleset);
const period = { from: '2024-01-01', to: '2024-12-31' };
const agency = (code: string, is_enforcement = true) => ({
  code,
  name: code,
  region: '140400',
  peer_group: null,
  is_enforcement,
});

interface Group {
  readonly state: string;
  readonly n?: number;
  readonly over?: number;
  readonly year?: number;
  readonly act?: string;
  readonly reason?: string;
}

/** Verdicts of one agency: metric → state → how many; `over` working days where that matters. */
type Rows = Readonly<Record<string, readonly Group[]>>;

async function sheet(rows: Rows, created = 'NULL', own: Scheme = scheme, manual: Manual = new Map()) {
  const engine = await nativeEngine();
  try {
    const ids = Object.keys(rows);
    const columns = verdictColumns.map((c) => `${c.name} ${c.type}`).join(', ');
    for (const id of ids) await engine.run(`CREATE TABLE ${verdictTable(id)} (${columns})`);
    for (const [id, groups] of Object.entries(rows)) for (const group of groups) await insert(engine, id, group);
    await engine.run(`CREATE TABLE cube (metric VARCHAR, org VARCHAR, month VARCHAR, year INTEGER, act VARCHAR, state VARCHAR, band VARCHAR, n BIGINT);
      ${ids.map((id) => `INSERT INTO cube SELECT metric, org, substr(CAST(on_date AS VARCHAR), 1, 7), year, act, state, NULL, count(*) FROM ${verdictTable(id)} GROUP BY ALL`).join(';')};
      CREATE TABLE all_orgs AS SELECT 'A' AS org_code, CAST(${created} AS DATE) AS created_on UNION ALL SELECT 'B', NULL`);
    const manifest = { agencies: [agency('A'), agency('B', false)], parameters: { long_overdue_days: 30 } };
    const definitions = ruleset.definitions.filter((d) => ids.includes(d.id));
    const made = await sheets(engine, manifest, definitions, period, own, { manual });
    return Object.fromEntries(
      Object.entries(made).map(([org, { lines, ...rest }]) => [
        org,
        { ...rest, lines: Object.fromEntries(lines.map((line) => [line.item, line.points])) },
      ]),
    );
  } finally {
    await engine.close();
  }
}

async function insert(engine: Engine, id: string, { state, n = 1, over, year, act, reason }: Group): Promise<void> {
  const day = year === undefined ? "DATE '2024-06-30'" : 'NULL';
  await engine.run(
    `INSERT INTO ${verdictTable(id)} (metric, org, key, state, on_date, over, year, act, reason)
     SELECT '${id}', 'A', 'A', '${state}', ${day}, ${over ?? 'NULL'}, ${year ?? 'NULL'}, ${quoted(act)}, ${quoted(reason)} FROM range(${n})`,
  );
}

const quoted = (text: string | undefined) => (text === undefined ? 'NULL' : `'${text}'`);

test('nothing applies: no points, no grade', async () => {
  const { A, B } = await sheet({ 'SUP-05': [{ state: 'pending' }] });
  expect(A).toMatchObject({ total: null, grade: null, veto: [] });
  expect(A?.lines).toMatchObject({ A1: null, E1: null, BONUS: 0, DEDUCT: 0 });
  expect(B).toBeUndefined();
});

test('the points of what does not apply go to the rest of the block, those of a whole block to the other blocks', async () => {
  // E1 alone applies in block E, A1 in block A: 10 and 10 of 20 points stand for 100
  const { A } = await sheet({ 'IMP-01': [{ state: 'met' }], 'SUP-05': [{ state: 'met', n: 2 }, { state: 'late' }] });
  expect(A?.lines).toMatchObject({ A1: 50, E1: 33.33, E2: null, B1: null });
  expect(A).toMatchObject({ total: 83.33, grade: '良好' });
});

test('B4 loses half a point for each decision overdue for more than 30 working days, 3 points at most', async () => {
  const of = async (long: number, over: number) =>
    (
      await sheet({
        'PUB-08': [
          { state: 'met', n: 94 },
          { state: 'overdue', n: long, over },
          { state: 'overdue', n: 6 - long, over: 1 },
        ],
      })
    )['A']?.lines.B4;
  // 94 % are 0.8 of the way from 70 % to 100 %: 6.4 of 8 points, scaled to 100
  expect(await of(2, 30)).toBe(80);
  expect(await of(2, 31)).toBe(67.5);
  expect(await of(6, 31)).toBe(42.5);
});

const fuller = schemes(ruleset).find(({ id }) => id === 'three-systems-full') ?? scheme;

test('C3 of the fuller sheet loses a point for each coercive measure without video, all five at most', async () => {
  const C3 = async (...more: readonly Group[]) =>
    (await sheet({ 'REC-05': [{ state: 'met', n: 95 }, ...more] }, 'NULL', fuller))['A']?.lines.C3;
  const of5 = (points: number) => Math.round((points / 5) * (25 / 35) * 10_000) / 100;
  const coercion = { state: 'overdue', act: '行政强制' };
  // 5 of 100 failed: 95 % are 0.75 of the way from 80 % to 100 %, 3.75 of 5 points; C3 stands for block C, E1 that people score for E: 25 and 10 of 35
  expect(await C3({ ...coercion, reason: 'not_recorded_throughout', n: 5 })).toBe(of5(3.75));
  expect(
    await C3({ ...coercion, reason: 'recording_missing' }, { ...coercion, reason: 'not_recorded_throughout', n: 4 }),
  ).toBe(of5(2.75));
  expect(
    await C3({ ...coercion, reason: 'video_missing', n: 2 }, { ...coercion, reason: 'not_recorded_throughout', n: 3 }),
  ).toBe(of5(1.75));
  expect(await C3({ ...coercion, reason: 'recording_missing', n: 5 })).toBe(0);
  // another kind of act, and what is not due, cost nothing by themselves
  expect(await C3({ state: 'overdue', act: '行政处罚', reason: 'recording_missing', n: 5 })).toBe(of5(3.75));
  expect(
    await C3(
      { state: 'overdue', n: 5, reason: 'recording_missing' },
      { ...coercion, state: 'pending', reason: 'recording_missing' },
    ),
  ).toBe(of5(3.75));
  expect(await C3({ ...coercion, reason: 'recording_missing', n: 5 }, { ...coercion, state: 'exempt' })).toBe(0);
});

test('a rule that names no state, act or reason takes points off for every late and overdue row, up to its bound', async () => {
  const own = (rule: string) =>
    schemeFrom(
      `id: own
version: '1'
title: 办法
title_en: scheme
blocks:
  - id: A
    title: 块
    title_en: block
    items: [{ id: A1, points: 10, title: 项, title_en: item, rate: PUB-08, failing: ${rule} }]
grades: [{ title: 合格, title_en: pass, from: 0 }]
`,
      ruleset,
    );
  const rows = { 'PUB-08': [{ state: 'met', n: 97 }, { state: 'late', n: 2 }, { state: 'overdue' }] };
  const A1 = async (rule: string) => (await sheet(rows, 'NULL', own(rule)))['A']?.lines.A1;
  // 9.7 of 10 points, less 3 × 0.5; scaled to 100
  expect(await A1('{ of: [PUB-08], each: 0.5, most: 3 }')).toBe(82);
  expect(await A1('{ of: [PUB-08], states: [overdue], each: 0.5, most: 3 }')).toBe(92);
  expect(await A1('{ of: [PUB-08], each: 0.5, most: 1 }')).toBe(87);
  // a metric that the snapshot does not have has no rows
  expect(await A1('{ of: [PUB-09], each: 0.5, most: 3 }')).toBe(97);
});

test('the annual report of the year: late up to 10 working days is half', async () => {
  const of = async (state: string, over?: number) =>
    (
      await sheet({
        'PUB-20': [
          { state, year: 2024, ...(over === undefined ? {} : { over }) },
          { state: 'overdue', year: 2023 },
        ],
      })
    )['A']?.lines.B7;
  expect([await of('met'), await of('late', 10), await of('late', 11), await of('late'), await of('overdue')]).toEqual([
    100, 50, 0, 50, 0,
  ]);
  expect(await of('pending')).toBe(null);
});

test('a decision in spite of the review costs D1, also where nothing else of it applies; a veto limits the grade', async () => {
  const { A } = await sheet({ 'REV-04': [{ state: 'overdue' }], 'REV-12': [{ state: 'met' }] });
  expect(A?.lines).toMatchObject({ D1: 0, D5: 16.67 });
  const vetoed = await sheet({ 'IMP-01': [{ state: 'met' }], 'PRC-09': [{ state: 'overdue' }] });
  expect(vetoed['A']).toMatchObject({ total: 100, grade: '良好', veto: ['PRC-09'] });
});

test('the addition and the deduction are not scaled, and the total stays within 0 and 100', async () => {
  const { A } = await sheet({
    'IMP-01': [{ state: 'met' }],
    'REV-02': [
      { state: 'met', n: 95 },
      { state: 'late', n: 5 },
    ],
    'SUP-01': [{ state: 'overdue', n: 7 }],
  });
  expect(A?.lines).toMatchObject({ BONUS: 2, DEDUCT: -5 });
  expect(A?.total).toBe(97);
  expect((await sheet({ 'IMP-01': [{ state: 'met' }], 'REV-02': [{ state: 'met' }] }))['A']?.total).toBe(100);
  expect((await sheet({ 'IMP-01': [{ state: 'overdue' }], 'SUP-01': [{ state: 'overdue', n: 7 }] }))['A']?.total).toBe(
    0,
  );
});

test('an agency that was established after the period has no sheet', async () => {
  expect(await sheet({ 'IMP-01': [{ state: 'met' }] }, "DATE '2025-01-01'")).toEqual({});
  expect(Object.keys(await sheet({ 'IMP-01': [{ state: 'met' }] }, "DATE '2024-12-31'"))).toEqual(['A']);
});

const yearEnd = schemes(ruleset).find(({ id }) => id === 'year-end') ?? scheme;
const given = (...points: readonly [string, number][]): Manual =>
  new Map([
    [
      'A',
      new Map(points.map(([item, n]) => [item, { points: Fraction.of(n * 100, 100), reason: '评查', by: '王评' }])),
    ],
  ]);

test('points that wait to be given leave no total and no grade, and keep their share of the points', async () => {
  const rows = { 'PUB-07': [{ state: 'met', n: 10 }] };
  const { A: open } = await sheet(rows, 'NULL', yearEnd);
  expect(open).toMatchObject({ total: null, grade: null, waiting: ['B5', 'C3', 'E2', 'F1'] });
  const { A: part } = await sheet(rows, 'NULL', yearEnd, given(['B5', 4], ['C3', 2]));
  expect(part).toMatchObject({ total: null, grade: null, waiting: ['E2', 'F1'] });
  expect(part?.lines).toMatchObject({ A2: open?.lines['A2'], E2: null, F1: null });
});

test('points that people gave count like all others', async () => {
  const rows = { 'PUB-07': [{ state: 'met', n: 10 }] };
  const { A } = await sheet(rows, 'NULL', yearEnd, given(['B5', 2], ['C3', 4], ['E2', 0], ['F1', 7]));
  // only A2 of A applies (45 points), B5 of B (20), C3 of C (12), E2 of E (8), F1 of F (7): 92 of 100
  const share = (points: number) => Math.round((points * 100 * 100) / 92) / 100;
  expect(A?.lines).toMatchObject({ A2: share(45), B5: share(10), C3: share(12), E2: 0, F1: share(7) });
  expect(A?.waiting).toEqual([]);
  expect(A?.total).toBeCloseTo(share(45) + share(10) + share(12) + share(7), 2);
});
