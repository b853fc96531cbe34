import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { nativeEngine } from '../engine/native.ts';
import { StaleError } from '../engine/until.ts';
import { RowList } from './row-list.ts';
import { rows, type RowQuery } from './rows.ts';

/** More than one row group of the engine, so that places run on from one to the next. */
const n = 150_000;
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
  for (const [table, metric] of [
    ['verdict_PUB_08', 'PUB-08'],
    ['verdict_PUB_09', 'PUB-09'],
  ])
    await engine.run(`CREATE TABLE "${table}" AS
SELECT '${metric}' AS metric, 'SW' || (i % 13) AS org, '第' || ((i * 7919) % ${n}) || '号' AS key, 'penalty' AS act, CAST(NULL AS VARCHAR) AS subject,
  CASE i % 4 WHEN 0 THEN 'met' WHEN 1 THEN 'late' WHEN 2 THEN 'overdue' ELSE 'unknown' END AS state, CAST(NULL AS VARCHAR) AS reason,
  DATE '2024-01-01' + CAST(i % 366 AS INTEGER) AS on_date, CAST(NULL AS DATE) AS start_on, CAST(NULL AS DATE) AS due_on, CAST(NULL AS DATE) AS done_on,
  CAST(i % 30 AS INTEGER) AS lag, CASE WHEN i % 3 = 0 THEN NULL ELSE CAST(i % 50 AS INTEGER) END AS over, 'f.csv' AS file, i AS record, 2024 AS year
FROM range(${n}) t(i)`);
  await engine.run('CREATE VIEW verdict AS SELECT * FROM "verdict_PUB_08" UNION ALL SELECT * FROM "verdict_PUB_09"');
}, 60_000);
afterAll(() => engine.close());

const queries: Record<string, RowQuery> = {
  'one table': { metrics: ['PUB-08'], order: { by: 'over', descending: true } },
  'one table, filtered': {
    metrics: ['PUB-08'],
    filter: {
      orgs: ['SW3', 'SW4', 'SW5', 'SW6', 'SW7', 'SW8', 'SW9'],
      period: { from: '2024-02-01', to: '2024-12-31' },
    },
    states: ['met', 'late', 'overdue'],
    order: { by: 'key' },
  },
  'one table, ranked': {
    metrics: ['PUB-08'],
    order: { by: 'state', ranking: ['overdue', 'late'] },
  },
  'several tables': { metrics: ['PUB-08', 'PUB-09'], order: { by: 'on_date' } },
};

const tables = async () =>
  (await engine.query<{ n: number }>("SELECT count(*) AS n FROM duckdb_tables() WHERE table_name LIKE 'row_list%'"))[0]
    ?.n;

describe.each(Object.entries(queries))('%s', (_, query) => {
  test('any page of a long list is what sorting and cutting gives', async () => {
    const all = await rows(engine, query);
    expect(all.length).toBeGreaterThan(50_000);
    const list = new RowList(engine, query, all.length);
    for (const offset of [0, 200, Math.floor(all.length / 2), all.length - 130])
      expect(await list.page(offset, 200)).toEqual(all.slice(offset, offset + 200));
    expect(await list.page(all.length, 200)).toEqual([]);
    expect(await tables()).toBe(1);
    list.close();
    await expect.poll(tables).toBe(0);
  }, 60_000);
});

test('a short list keeps nothing in the engine', async () => {
  const query: RowQuery = { metrics: ['PUB-08'], filter: { orgs: ['SW1'] } };
  const all = await rows(engine, query);
  const list = new RowList(engine, query, all.length);
  expect(await list.page(400, 200)).toEqual(all.slice(400, 600));
  await list.sort();
  expect(await tables()).toBe(0);
});

test('who asks a list that is closed gets no answer, and nothing stays in the engine', async () => {
  const list = new RowList(engine, { metrics: ['PUB-08'] }, n);
  const asked = list.page(1000, 200);
  list.close();
  await expect(asked).rejects.toThrow(StaleError);
  await expect.poll(tables).toBe(0);
});
