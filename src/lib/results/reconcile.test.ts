import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadMicro } from '../../../tests/golden/metrics/micro.ts';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { loadRuleset } from '../metrics/catalogue.ts';
import { computeVerdicts } from '../metrics/compute.ts';
import { verdictTable } from '../metrics/tables.ts';
import { reconcile, reconcileCounts, reconcileRows, type Category, type Pair, type ReconcileRow } from './reconcile.ts';

const ruleset = loadRuleset();

async function golden(name: string, metrics: readonly string[], more = ''): Promise<NativeEngine> {
  const engine = await nativeEngine();
  const present = await loadMicro(engine, join(import.meta.dirname, '../../../tests/golden/metrics', name));
  await engine.run(more);
  const definitions = ruleset.definitions.filter(({ id }) => metrics.includes(id));
  await computeVerdicts(engine, { asOf: '2025-03-31', ruleset, present, definitions });
  return engine;
}

async function rowsOf(engine: NativeEngine, pair: Pair, category: Category | null): Promise<ReconcileRow[]> {
  return reconcileRows(engine, pair, { filter: {}, category });
}
const subjects = (rows: readonly ReconcileRow[]) => rows.map(({ subject }) => subject).sort();

describe('the credit files, over the golden case of DQ-05', () => {
  let engine: NativeEngine;
  beforeAll(async () => {
    engine = await golden('DQ-05', ['DQ-05']);
    await reconcile(engine, 'credit');
  });
  afterAll(() => engine.close());

  test('agree and differ as DQ-05 says', async () => {
    const verdicts = await engine.query<{ subject: string | null; state: string; reason: string | null }>(
      `SELECT subject, state, reason FROM ${verdictTable('DQ-05')} WHERE subject IS NOT NULL`,
    );
    const of = (test: (v: (typeof verdicts)[number]) => boolean) =>
      verdicts
        .filter(test)
        .map((v) => v.subject)
        .sort();
    expect(subjects(await rowsOf(engine, 'credit', 'agreed'))).toEqual(of((v) => v.state === 'met'));
    expect(subjects(await rowsOf(engine, 'credit', 'differing'))).toEqual(of((v) => v.reason === 'sources_differ'));
    expect(subjects(await rowsOf(engine, 'credit', 'exempt'))).toEqual(of((v) => v.state === 'exempt'));
    const { all } = await reconcileCounts(engine, 'credit', {});
    expect(all.due).toBe(of((v) => v.state !== 'exempt').length);
    expect(all.both + all.counts.only_here).toBe(all.due);
  });

  test('fields side by side, each that differs named', async () => {
    const rows = await rowsOf(engine, 'credit', 'differing');
    const line = (subject: string) => rows.find((row) => row.subject === subject);
    expect(line('C03')).toMatchObject({ differing: 'fine', here_fine: 10000, there_fine: 10001.01 });
    expect(line('C06')).toMatchObject({ differing: 'party', here_party: '甲', there_party: '乙' });
    expect(line('C07')).toMatchObject({ differing: 'day', here_day: '2025-03-10', there_day: '2025-03-11' });
    expect(line('C13')).toMatchObject({ there_rows: 2 });
  });

  test('what lacks a value, what is only here and what is only there', async () => {
    expect(subjects(await rowsOf(engine, 'credit', 'incomplete'))).toEqual(['C26', 'C41', 'C44']);
    const here = await rowsOf(engine, 'credit', 'only_here');
    expect(here.find(({ subject }) => subject === 'C19')).toMatchObject({ state: 'pending', there_rows: 0 });
    expect(here.find(({ subject }) => subject === 'C20')).toMatchObject({ state: 'overdue' });
    expect(here.find(({ subject }) => subject === 'C22')).toMatchObject({ org: 'B' });
    const there = await rowsOf(engine, 'credit', 'only_there');
    expect(there.map(({ number }) => number)).toContain('罚〔2025〕90号');
    expect(there.filter(({ number }) => number === '罚〔2025〕91号')).toHaveLength(2);
    expect(there.map(({ number }) => number)).not.toContain('强〔2025〕1号');
  });

  test('filtered by agency, act and period', async () => {
    const b = await reconcileCounts(engine, 'credit', { orgs: ['B'] });
    expect(b.all).toMatchObject({ due: 1, both: 0 });
    const licences = await reconcileCounts(engine, 'credit', { act: '行政许可' });
    const every = await reconcileCounts(engine, 'credit', {});
    expect(licences.all.due).toBeLessThan(every.all.due);
    const earlier = await reconcileCounts(engine, 'credit', { period: { from: '2023-01-01', to: '2023-12-31' } });
    expect(earlier.all.counts.differing).toBe(1);
  });
});

describe('the publications, on rows by hand', () => {
  let engine: NativeEngine;
  beforeAll(async () => {
    engine = await golden(
      'PUB-07',
      ['PUB-07'],
      `INSERT INTO all_disclosures (org, subject_no, act_type, channel, published_on, file, record) VALUES
        ('A', '无此〔2025〕1号', '行政处罚', '门户网站', DATE '2025-03-05', 9, 1),
        ('A', '检1号', '行政检查', '门户网站', DATE '2025-03-05', 9, 2);
       INSERT INTO all_gsxt (org, decision_no, decision_on, published_on, file, record) VALUES
        ('A', '无此〔2025〕2号', DATE '2025-03-05', DATE '2025-03-06', 9, 3);`,
    );
    await reconcile(engine, 'disclosures');
    await reconcile(engine, 'gsxt');
  });
  afterAll(() => engine.close());

  test('every decision that should be published is in exactly one category', async () => {
    const { all } = await reconcileCounts(engine, 'disclosures', {});
    const [decisions] = await engine.query<{ n: number; exempt: number }>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE state = 'exempt') AS exempt FROM ${verdictTable('PUB-07')}`,
    );
    expect(all.due + all.counts.exempt).toBe(decisions?.n);
    expect(all.counts.exempt).toBe(decisions?.exempt);
    expect(all.both).toBeGreaterThan(0);
  });

  test('a number of no decision is only there; that of an inspection is none', async () => {
    const there = await rowsOf(engine, 'disclosures', 'only_there');
    expect(there.map(({ number, place }) => [number, place])).toContainEqual(['无此〔2025〕1号', '门户网站']);
    expect(there.map(({ number }) => number)).not.toContain('检1号');
    expect((await rowsOf(engine, 'gsxt', 'only_there')).map(({ number }) => number)).toContain('无此〔2025〕2号');
  });

  test('the national system speaks of penalties alone', async () => {
    const rows = await rowsOf(engine, 'gsxt', null);
    expect(new Set(rows.map(({ act }) => act))).toEqual(new Set(['行政处罚']));
  });
});
