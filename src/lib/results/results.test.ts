import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadMicro } from '../../../tests/golden/metrics/micro.ts';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { loadRuleset } from '../metrics/catalogue.ts';
import { computeVerdicts } from '../metrics/compute.ts';
import { dueSoon, overdue } from './attention.ts';
import { figures, type Dimension } from './figures.ts';
import { isWholeMonths, monthsOf } from './filter.ts';
import { neutral } from './neutral.ts';
import { compare, countRows, rows, type RowSorting } from './rows.ts';
import type { Filter, Period } from './types.ts';

/** Over the golden case of PUB-07 (30 cases, 7 licences, 7 coercions of agencies A and B) as of 2025-03-31. */
const ruleset = loadRuleset();
const metrics = ruleset.definitions.filter((d) => ['PUB-07', 'PUB-08', 'PUB-11', 'PRC-02'].includes(d.id));
const agency = (code: string, region: string) => ({ code, name: code, region, peer_group: null, is_enforcement: true });
const agencies = [agency('A', '140403'), agency('B', '140404'), agency('C', '140404')];
const march: Period = { from: '2025-03-01', to: '2025-03-31' };
let engine: NativeEngine;

beforeAll(async () => {
  engine = await nativeEngine();
  const present = await loadMicro(engine, join(import.meta.dirname, '../../../tests/golden/metrics/PUB-07'));
  await computeVerdicts(engine, { asOf: '2025-03-31', ruleset, present });
});
afterAll(() => engine.close());

async function figure(id: string, filter: Filter, by: Dimension | 'none' = 'none') {
  const [found] = await figures(engine, { metrics: metrics.filter((m) => m.id === id), agencies, filter, by });
  if (!found) throw new Error(`no figures of ${id}`);
  return found;
}

describe('figures', () => {
  test('are the counts of the verdicts worked out by hand', async () => {
    const { all } = await figure('PUB-08', { period: march });
    expect(all).toMatchObject({
      met: 5,
      late: 1,
      overdue: 5,
      pending: 1,
      exempt: 9,
      unknown: 2,
      denominator: 11,
      rate: 5 / 11,
    });
  });

  test('without a period count everything', async () => {
    const { all } = await figure('PUB-08', {});
    expect(all.met + all.late + all.overdue + all.pending + all.exempt + all.unknown).toBe(31);
  });

  test('by agency: every agency appears, with zeros and no rate when it has no rows', async () => {
    const { groups } = await figure('PUB-08', { period: march }, 'org');
    expect(groups.map((g) => [g.value, g.figure.denominator, g.figure.rate])).toEqual([
      ['A', 10, 5 / 10],
      ['B', 1, 0],
      ['C', 0, null],
    ]);
  });

  test('by region: sums of agencies', async () => {
    const { groups } = await figure('PUB-08', { period: march }, 'region');
    expect(groups.map((g) => [g.value, g.figure.denominator])).toEqual([
      ['140403', 10],
      ['140404', 1],
    ]);
  });

  test('by month: every month of the period, in order', async () => {
    const { groups } = await figure('PUB-07', { period: { from: '2025-01-01', to: '2025-04-30' } }, 'month');
    expect(groups.map((g) => [g.value, g.figure.met])).toEqual([
      ['2025-01', 4],
      ['2025-02', 0],
      ['2025-03', 6],
      ['2025-04', 0],
    ]);
  });

  test('by act', async () => {
    const { groups } = await figure('PUB-07', {}, 'act');
    expect(groups.map((g) => [g.value, g.figure.met])).toEqual([
      ['行政处罚', 7],
      ['行政许可', 2],
      ['行政强制', 2],
      ['行政检查', 0],
    ]);
  });

  test('bands: overdue rows by working days past due', async () => {
    const { all } = await figure('PUB-11', { period: march });
    expect(all.bands).toEqual({ '1-5': 1, '6-20': 4, '21-60': 0, '>60': 0 });
    expect(all.overdue).toBe(5);
  });

  test.each<Filter>([{}, { orgs: ['A'] }, { act: '行政处罚' }, { orgs: ['A', 'B'], act: '行政许可' }])(
    'from the cube and from the rows are the same (%j)',
    async (filter) => {
      const whole: Period = { from: '2019-01-01', to: '2025-03-31' };
      // The same rows as 2025-03-31 is the last day with any, but no whole months: counted from the rows.
      const ragged: Period = { from: '2018-12-31', to: '2025-04-01' };
      for (const by of ['none', 'org', 'region', 'act'] as const) {
        const query = (period: Period) => figures(engine, { metrics, agencies, filter: { ...filter, period }, by });
        expect(await query(ragged)).toEqual(await query(whole));
      }
    },
  );
});

describe('rows', () => {
  test('are filtered, ordered, paged and counted', async () => {
    const query = { metrics: ['PUB-08'], filter: { period: march }, states: ['overdue', 'late'] as const };
    expect(await countRows(engine, query)).toBe(6);
    const found = await rows(engine, { ...query, order: { by: 'over', descending: true }, limit: 2, offset: 1 });
    expect(found.map((r) => [r.key, r.over])).toEqual([
      ['C20', 8],
      ['C21', 8],
    ]);
    expect(found[0]).toMatchObject({
      metric: 'PUB-08',
      org: 'A',
      subject: 'C20',
      act: '行政处罚',
      due_on: '2025-03-19',
      file: 1,
    });
  });

  test('of several metrics, of one subject, by a piece of the key', async () => {
    const found = await rows(engine, { metrics: ['PUB-08', 'PUB-07'], subject: 'C04' });
    expect(found.map((r) => [r.metric, r.state])).toEqual([
      ['PUB-07', 'overdue'],
      ['PUB-08', 'overdue'],
    ]);
    expect((await rows(engine, { metrics: ['PUB-07'], search: 'Q0' })).map((r) => r.key)).toEqual([
      'Q01',
      'Q02',
      'Q04',
      'Q05',
      'Q06',
      'Q07',
    ]);
    expect(await rows(engine, { metrics: [] })).toEqual([]);
  });

  test('in an order that is given, those that are not in it after, nothing last; both ways as `compare` has it', async () => {
    const query = { metrics: ['PUB-07', 'PUB-08'] };
    const all = await rows(engine, query);
    const sortings: readonly RowSorting[] = [
      { by: 'org', ranking: ['B', 'A'] },
      { by: 'org', ranking: ['B', 'A'], descending: true },
      { by: 'org', ranking: ['B'] },
      { by: 'metric', ranking: ['PUB-08', 'PUB-07'] },
      { by: 'reason', ranking: ["it's", 'z'] },
      { by: 'state', ranking: ['overdue', 'met'], descending: true },
      { by: 'over', descending: true },
    ];
    for (const order of sortings) {
      const found = await rows(engine, { ...query, order });
      expect(found, JSON.stringify(order)).toEqual([...all].sort((a, b) => compare(a, b, order)));
    }
    const orgs = (await rows(engine, { ...query, order: { by: 'org', ranking: ['B', 'A'] } })).map(({ org }) => org);
    expect([orgs[0], orgs.at(-1)]).toEqual(['B', 'A']);
    expect(orgs.indexOf('A')).toBe(orgs.lastIndexOf('B') + 1);
    const page = await rows(engine, { ...query, order: { by: 'org', ranking: ['B', 'A'] }, limit: 1, offset: 2 });
    expect(page).toEqual((await rows(engine, { ...query, order: { by: 'org', ranking: ['B', 'A'] } })).slice(2, 3));
  });

  test('what a user types is a value, never SQL', async () => {
    expect(await rows(engine, { metrics: ['PUB-07'], search: "'; DROP TABLE cube; --" })).toEqual([]);
  });
});

describe('what needs attention', () => {
  test('due soon: pending rows by working days left', async () => {
    const soon = await dueSoon(engine, { metrics: ['PUB-08', 'PRC-02'], asOf: '2025-03-31', within: 2 });
    expect(soon.rows.map((r) => [r.metric, r.key, r.due_on, r.left])).toEqual([['PUB-08', 'C03', '2025-03-31', 0]]);
    const later = await dueSoon(engine, { metrics: ['PRC-02'], asOf: '2025-03-31', within: 60, limit: 1 });
    expect([later.total, later.rows.length]).toEqual([2, 1]);
    const both = await dueSoon(engine, { metrics: ['PUB-08', 'PRC-02'], asOf: '2025-03-31', within: 60, limit: 0 });
    expect(both.rows).toEqual([]);
    expect(both.byMetric.find(({ metric }) => metric === 'PRC-02')?.n).toBe(2);
    expect(both.byMetric.reduce((sum, { n }) => sum + n, 0)).toBe(both.total);
    expect((await dueSoon(engine, { metrics: [], asOf: '2025-03-31', within: 60 })).total).toBe(0);
  });

  test('overdue: the longest first', async () => {
    const late = await overdue(engine, { metrics: ['PUB-11'], limit: 2 });
    expect([late.total, ...late.rows.map((r) => r.key)]).toEqual([8, 'C12', 'Q07']);
  });
});

describe('the neutral document', () => {
  const manifest = { as_of: '2025-03-31', agencies, ledger: {} };

  test('has every agency, rounded rates, bands where they belong and sorted lists of what is not in order', async () => {
    const document = await neutral(engine, manifest, metrics, march);
    expect(document.period).toEqual(['2025-03-01', '2025-03-31']);
    expect(document.metrics['PUB-08']?.A).toEqual({
      met: 5,
      late: 1,
      overdue: 4,
      pending: 1,
      exempt: 9,
      unknown: 2,
      numerator: 5,
      denominator: 10,
      rate: 0.5,
    });
    const bands = { '1-5': 0, '6-20': 0, '21-60': 0, '>60': 0 };
    expect(document.metrics['PUB-11']?.ALL).toMatchObject({ bands: { ...bands, '1-5': 1, '6-20': 4 } });
    expect(document.metrics['PUB-11']?.B).toMatchObject({ bands: { ...bands, '6-20': 1 } });
    expect(document.metrics['PUB-11']?.C).not.toHaveProperty('bands');
    expect(document.lists['PUB-08']).toEqual({
      late: ['L06'],
      overdue: ['C04', 'C05', 'C20', 'C21', 'C23'],
      unknown: ['C15', 'C16'],
    });
  });
});

test('periods of whole months', () => {
  expect(isWholeMonths({ from: '2024-02-01', to: '2024-02-29' })).toBe(true);
  expect(isWholeMonths({ from: '2024-02-01', to: '2024-02-28' })).toBe(false);
  expect(isWholeMonths({ from: '2024-02-02', to: '2024-02-29' })).toBe(false);
  expect(monthsOf({ from: '2024-11-05', to: '2025-02-01' })).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
});
