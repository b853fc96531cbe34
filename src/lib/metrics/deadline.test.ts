import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { loadRuleset } from './catalogue.ts';
import { createSetting } from './setting.ts';

const ruleset = loadRuleset();
let engine: NativeEngine;

beforeAll(async () => {
  engine = await nativeEngine();
  await createSetting(engine, ruleset, '2026-12-31');
  await engine.run('CREATE TABLE deadline_request (rule VARCHAR, start_on DATE, extra BIGINT);');
});
afterAll(() => engine.close());

/** Due day and whether it lies beyond the calendar; null when no version of the rule is in force. */
async function deadline(rule: string, start: string, extra = 0): Promise<[string | null, boolean] | null> {
  await engine.run('DELETE FROM deadline_request');
  await engine.append('deadline_request', { rule: [rule], start_on: [start], extra: [extra] });
  const [row] = await engine.query<{ due_on: string | null; beyond: boolean }>(ruleset.deadline);
  return row ? [row.due_on, row.beyond] : null;
}

describe('working days are counted strictly after the start', () => {
  test.each([
    ['publish', '2019-09-29', '2019-10-14'],
    ['publish', '2024-04-30', '2024-05-13'],
    ['publish_other', '2025-09-30', '2025-11-04'],
    ['withdraw', '2023-04-28', '2023-05-06'],
  ])('%s from %s is due on %s', async (rule, start, due) => {
    expect(await deadline(rule, start)).toEqual(rule === 'withdraw' && start < '2021' ? null : [due, false]);
  });

  test('the start may be a rest day', async () => {
    expect(await deadline('upload', '2025-02-01')).toEqual(['2025-02-06', false]);
  });

  test('days from the data are added', async () => {
    expect(await deadline('licence', '2025-01-24', 3)).toEqual(['2025-03-04', false]);
  });
});

describe('calendar days are rolled to a working day', () => {
  test.each([
    ['decide', '2021-11-04', 0, '2022-02-07'],
    ['decide', '2024-11-01', 0, '2025-02-05'],
    ['archive', '2024-01-12', 0, '2024-02-18'],
    ['decide', '2024-11-01', 10, '2025-02-10'],
    ['filing', '2025-09-16', 0, '2025-10-09'],
  ])('%s from %s + %i is due on %s', async (rule, start, extra, due) => {
    expect(await deadline(rule, start, extra)).toEqual([due, false]);
  });
});

describe('the version of the rule in force on the start day applies', () => {
  test('service: 7 days until 14 July 2021, 7 working days from 15 July 2021', async () => {
    expect(await deadline('serve', '2021-07-14')).toEqual(['2021-07-21', false]);
    expect(await deadline('serve', '2021-07-15')).toEqual(['2021-07-26', false]);
  });

  test('the 90 days did not exist before', async () => {
    expect(await deadline('decide', '2021-07-14')).toBeNull();
    expect(await deadline('decide', '2021-07-15')).toEqual(['2021-10-13', false]);
  });

  test('on the spot is the day itself, also a rest day, also outside the calendar', async () => {
    expect(await deadline('serve_on_the_spot', '2025-02-01')).toEqual(['2025-02-01', false]);
    expect(await deadline('serve_on_the_spot', '1999-01-01')).toEqual(['1999-01-01', false]);
  });
});

describe('the end of the calendar, 31 December 2026', () => {
  test('the last working day still counts', async () => {
    expect(await deadline('upload', '2026-12-29')).toEqual(['2026-12-31', false]);
    expect(await deadline('upload', '2026-12-30')).toEqual([null, true]);
    expect(await deadline('archive', '2026-12-01')).toEqual(['2026-12-31', false]);
    expect(await deadline('archive', '2026-12-02')).toEqual([null, true]);
  });

  test('a start after it lies beyond as well', async () => {
    expect(await deadline('upload', '2027-01-04')).toEqual([null, true]);
    expect(await deadline('archive', '2027-01-04')).toEqual([null, true]);
  });

  test('absurd numbers of days lie beyond, without a crash', async () => {
    expect(await deadline('decide', '2025-01-01', 2_000_000_000)).toEqual([null, true]);
    expect(await deadline('licence', '2025-01-01', 9_000_000_000_000)).toEqual([null, true]);
  });
});

describe('the beginning of the calendar, 1 January 2007', () => {
  test('a start before it has no result, unless only days of the calendar are counted', async () => {
    expect(await deadline('upload', '2006-12-30')).toEqual([null, false]);
    expect(await deadline('upload', '2006-12-31')).toEqual(['2007-01-05', false]);
    expect(await deadline('archive', '2006-12-01')).toEqual([null, false]);
    expect(await deadline('archive', '2006-12-20')).toEqual(['2007-01-19', false]);
  });
});

test('parameters can be replaced, unknown or broken ones are refused', async () => {
  const other = await nativeEngine();
  try {
    const { parameters } = await createSetting(other, ruleset, '2025-03-31', { upload_days: 1 });
    expect(parameters.upload_days).toBe(1);
    expect(await other.query("SELECT days FROM rule WHERE rule = 'upload'")).toEqual([{ days: 1 }]);
    await expect(createSetting(other, ruleset, '2025-03-31', { uplaod_days: 1 })).rejects.toThrow(
      'no parameter uplaod_days',
    );
    await expect(createSetting(other, ruleset, '2025-03-31', { upload_days: 1.5 })).rejects.toThrow(
      'not a whole number',
    );
  } finally {
    await other.close();
  }
});
