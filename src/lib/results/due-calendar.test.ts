import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadMicro } from '../../../tests/golden/metrics/micro.ts';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { loadRuleset } from '../metrics/catalogue.ts';
import { computeVerdicts } from '../metrics/compute.ts';
import { dueDays, dueRange, inWeeks, weekday } from './due-calendar.ts';
import { countRows, rows } from './rows.ts';

/** Over the golden case of PUB-07 as of 2025-03-31, a Monday. */
const metrics = ['PUB-08', 'PRC-02'];
let engine: NativeEngine;

beforeAll(async () => {
  engine = await nativeEngine();
  const present = await loadMicro(engine, join(import.meta.dirname, '../../../tests/golden/metrics/PUB-07'));
  await computeVerdicts(engine, { asOf: '2025-03-31', ruleset: loadRuleset(), present });
});
afterAll(() => engine.close());

test('the range goes from the as-of day to the Sunday of the sixth week, wherever in the week it begins', () => {
  expect(dueRange('2025-03-31')).toEqual({ from: '2025-03-31', to: '2025-05-11' });
  expect(dueRange('2025-04-06')).toEqual({ from: '2025-04-06', to: '2025-05-11' });
  expect(['2025-03-31', '2025-04-06', '1970-01-01'].map(weekday)).toEqual([0, 6, 3]);
});

test('weeks begin with Monday; what lies before the as-of day is empty', () => {
  const days = ['2025-04-03', '2025-04-04', '2025-04-05', '2025-04-06'].map((day) => ({ day, working: true, n: 0 }));
  expect(inWeeks(days)).toEqual([[null, null, null, ...days]]);
  expect(inWeeks([])).toEqual([]);
});

test('every day has as many as open on it, and together they are what is pending in the range', async () => {
  const days = await dueDays(engine, { metrics, asOf: '2025-03-31' });
  expect(days).toHaveLength(42);
  const pending = await rows(engine, { metrics, states: ['pending'] });
  const near = pending.filter(({ due_on }) => due_on !== null && due_on >= '2025-03-31' && due_on <= '2025-05-11');
  expect(near).not.toHaveLength(0);
  expect(days.reduce((sum, { n }) => sum + n, 0)).toBe(near.length);
  for (const { day, n } of days) {
    expect(n, day).toBe(near.filter(({ due_on }) => due_on === day).length);
    expect(await countRows(engine, { metrics, states: ['pending'], due: day }), day).toBe(n);
  }
});

test('rest days and make-up working days are those of the official calendar', async () => {
  const days = new Map((await dueDays(engine, { metrics: [], asOf: '2025-03-31' })).map((day) => [day.day, day]));
  expect(days.get('2025-04-03')).toEqual({ day: '2025-04-03', working: true, n: 0 });
  // 清明 on a Friday; the Sunday before 劳动节 is worked
  expect(days.get('2025-04-04')?.working).toBe(false);
  expect(days.get('2025-04-27')?.working).toBe(true);
  const past = await dueDays(engine, { metrics: [], asOf: '2099-01-01' });
  expect(past.every(({ working }) => working === null)).toBe(true);
});
