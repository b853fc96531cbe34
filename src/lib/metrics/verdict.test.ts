import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { loadRuleset } from './catalogue.ts';
import { createSetting } from './setting.ts';

const ruleset = loadRuleset();
let engine: NativeEngine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

interface Obligation {
  start?: string;
  done?: string;
  due?: string;
  beyond?: boolean;
  ruled?: string;
  lateIsMet?: boolean;
}

/** State, reason, lag and over of one obligation as of a day, by the wrapper of all metrics. */
async function judge(asOf: string, o: Obligation): Promise<(string | number | null)[]> {
  await createSetting(engine, ruleset, asOf);
  const day = (text: string | undefined) => `CAST(${text ? `'${text}'` : 'NULL'} AS DATE)`;
  const [row] = await engine.query<{ state: string; reason: string | null; lag: number | null; over: number | null }>(
    `WITH metric AS (SELECT 'X-01' AS metric, ${o.lateIsMet ?? false} AS late_is_met, TRUE AS attributed),
obligation AS (SELECT 'A' AS org, 'K' AS key, NULL AS act, NULL AS subject, DATE '2020-01-01' AS on_date,
  ${o.ruled ? `'${o.ruled}'` : 'CAST(NULL AS VARCHAR)'} AS ruled, CAST(NULL AS VARCHAR) AS reason, ${day(o.start)} AS start_on, ${day(o.done)} AS done_on,
  ${day(o.due)} AS due_on, ${o.beyond ?? false} AS beyond, CAST(NULL AS BIGINT) AS extra_1, CAST(NULL AS BIGINT) AS extra_2, CAST(NULL AS INTEGER) AS year, 0 AS file, 2 AS record)
${ruleset.verdict}`,
  );
  return row ? [row.state, row.reason, row.lag, row.over] : [];
}

describe('start s, done d, due day D', () => {
  const s = { start: '2025-03-03', due: '2025-03-12' };
  test.each<[string, string, Obligation, (string | number | null)[]]>([
    ['no start', '2025-03-31', { done: '2025-03-04', due: '2025-03-12' }, ['unknown', 'start_missing', null, null]],
    ['done before start', '2025-03-31', { ...s, done: '2025-02-28' }, ['unknown', 'done_before_start', null, null]],
    [
      'no due day',
      '2025-03-31',
      { start: '2006-01-01', done: '2006-01-02' },
      ['unknown', 'outside_calendar', null, null],
    ],
    ['done on the start day', '2025-03-31', { ...s, done: '2025-03-03' }, ['met', null, 0, null]],
    ['done on the due day', '2025-03-31', { ...s, done: '2025-03-12' }, ['met', null, 7, null]],
    ['done a day later', '2025-03-31', { ...s, done: '2025-03-13' }, ['late', null, 8, 1]],
    [
      'done on the rest day after',
      '2025-03-31',
      { start: '2025-03-05', due: '2025-03-14', done: '2025-03-15' },
      ['late', null, 7, 0],
    ],
    ['late counted as met', '2025-03-31', { ...s, done: '2025-03-13', lateIsMet: true }, ['met', null, 8, null]],
    ['not done on the due day', '2025-03-12', s, ['pending', null, null, null]],
    ['not done a day later', '2025-03-13', s, ['overdue', null, null, 1]],
    ['ruled wins', '2025-03-31', { ...s, done: '2025-03-13', ruled: 'exempt' }, ['exempt', null, 8, null]],
  ])('%s, as of %s', async (_, asOf, obligation, expected) => {
    expect(await judge(asOf, obligation)).toEqual(expected);
  });
});

describe('a due day beyond 31 December 2026 counts as later than that day', () => {
  const s = { start: '2026-12-30', beyond: true };
  test.each<[string, string, Obligation, string]>([
    ['done within the calendar', '2026-12-31', { ...s, done: '2026-12-31' }, 'met'],
    ['done within the calendar, judged later', '2027-02-01', { ...s, done: '2026-12-31' }, 'met'],
    ['done before start', '2026-12-31', { ...s, done: '2026-12-29' }, 'unknown'],
    ['not done yet, judged within the calendar', '2026-12-31', s, 'pending'],
    ['not done, judged later', '2027-01-01', s, 'unknown'],
    ['done after the calendar', '2027-02-01', { ...s, done: '2027-01-04' }, 'unknown'],
  ])('%s (as of %s)', async (_, asOf, obligation, state) => {
    expect((await judge(asOf, obligation))[0]).toBe(state);
  });

  test('working days past due that need days after the calendar are not known', async () => {
    expect(await judge('2027-02-01', { start: '2026-12-01', due: '2026-12-10' })).toEqual([
      'overdue',
      null,
      null,
      null,
    ]);
  });
});
