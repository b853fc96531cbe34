import { expect, test } from 'vitest';
import { nativeEngine } from '../engine/native.ts';
import { verdictColumns, verdictTable } from '../metrics/tables.ts';
import { noCounts } from '../results/figure.ts';
import {
  excusedCounts,
  excusedMetrics,
  excusedOf,
  excusedRows,
  ExcusedTable,
  excusedTotal,
  figureWithout,
  seeExcused,
} from './effect.ts';
import { added, type Entry } from './log.ts';

const rows = [
  ['A', '1', 'met', '2024-05-01'],
  ['A', '2', 'overdue', '2024-05-01'],
  ['A', '3', 'late', '2023-05-01'],
  ['A', '4', 'unknown', '2024-05-01'],
  ['B', '2', 'overdue', '2024-05-01'],
  ['B', "'; DROP TABLE excused; --", 'overdue', '2024-05-01'],
] as const;

function excusing(...names: readonly (readonly [string, string])[]): Entry[] {
  return names.reduce<Entry[]>(
    (log, [org, key]) =>
      added(log, {
        at: '2025-04-01T02:00:00.000Z',
        by: '张三',
        reason: '经核实',
        act: 'excuse',
        metric: 'PUB-08',
        org,
        key,
        state: 'overdue',
        as_of: '2025-03-31',
        snapshot: 'x',
      }),
    [],
  );
}

async function withRows<T>(work: (engine: Awaited<ReturnType<typeof nativeEngine>>) => Promise<T>): Promise<T> {
  const engine = await nativeEngine();
  try {
    const table = verdictTable('PUB-08');
    await engine.run(`CREATE TABLE ${table} (${verdictColumns.map((c) => `${c.name} ${c.type}`).join(', ')})`);
    await engine.append(table, {
      metric: rows.map(() => 'PUB-08'),
      org: rows.map(([org]) => org),
      key: rows.map(([, key]) => key),
      state: rows.map(([, , state]) => state),
      on_date: rows.map(([, , , day]) => day),
    });
    return await work(engine);
  } finally {
    await engine.close();
  }
}

test('only rows that are still late, overdue or unknown are left out, within the filter', async () => {
  await withRows(async (engine) => {
    const log = excusing(
      ['A', '1'],
      ['A', '2'],
      ['A', '3'],
      ['A', '4'],
      ['B', "'; DROP TABLE excused; --"],
      ['C', '9'],
    );
    await seeExcused(engine, log);
    expect(excusedMetrics(log)).toEqual(['PUB-08']);
    const all = await excusedCounts(engine, ['PUB-08'], {});
    expect(excusedOf(all, 'PUB-08')).toMatchObject({ overdue: 2, late: 1, unknown: 1, met: 0 });
    expect(excusedOf(all, 'PUB-08', 'B')).toMatchObject({ overdue: 1, late: 0, unknown: 0 });
    expect(excusedTotal(excusedOf(all, 'PUB-07'))).toBe(0);
    const year = await excusedCounts(engine, ['PUB-08'], { period: { from: '2024-01-01', to: '2024-12-31' } });
    expect(excusedOf(year, 'PUB-08')).toMatchObject({ overdue: 2, late: 0, unknown: 1 });
    const found = await excusedRows(engine, ['PUB-08']);
    expect(found.map(({ org, key }) => `${org}${key}`)).toEqual(['A2', 'A3', 'A4', "B'; DROP TABLE excused; --"]);
  });
});

test('logs that come close upon each other are put in place one after the other', async () => {
  await withRows(async (engine) => {
    const table = new ExcusedTable();
    const [first, second] = [excusing(['A', '2']), excusing(['A', '2'], ['A', '4'])];
    await Promise.all([table.see(engine, []), table.see(engine, first), table.see(engine, second)]);
    await table.see(engine, second);
    expect(await excusedRows(engine, ['PUB-08'])).toHaveLength(2);
    await table.see(engine, first);
    expect(await excusedRows(engine, ['PUB-08'])).toHaveLength(1);
  });
});

test('a log that is empty leaves nothing out', async () => {
  await withRows(async (engine) => {
    await seeExcused(engine, excusing(['A', '2']));
    await seeExcused(engine, []);
    expect((await excusedCounts(engine, ['PUB-08'], {})).size).toBe(0);
  });
});

test('an excused row does not apply: neither met nor failed', () => {
  const counts = { ...noCounts(), met: 8, late: 1, overdue: 2, exempt: 1, unknown: 1 };
  const less = { ...noCounts(), overdue: 1, unknown: 1 };
  expect(figureWithout(counts, less, { direction: 'up' })).toMatchObject({
    met: 8,
    numerator: 8,
    denominator: 10,
    rate: 0.8,
    exempt: 3,
    unknown: 0,
  });
  expect(figureWithout(counts, less, { direction: 'down' })).toMatchObject({ numerator: 2, denominator: 10 });
  const nothing = { ...noCounts(), overdue: 1 };
  expect(figureWithout(nothing, nothing, { direction: 'up' }).rate).toBeNull();
});
