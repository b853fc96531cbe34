import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadMicro } from '../../../tests/golden/metrics/micro.ts';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { loadRuleset } from '../metrics/catalogue.ts';
import { computeVerdicts } from '../metrics/compute.ts';
import { knownViews } from '../metrics/known.ts';
import { agencyIssues, agencyLines, agencyStaff, handedIn, peersOf, summaryOf } from './agency.ts';
import { figureOf, noCounts } from './figure.ts';
import { countIssues } from './issues.ts';

const ruleset = loadRuleset();
const asOf = '2025-03-31';
const agency = (code: string, peer_group: string | null) => ({
  code,
  name: code,
  region: '140400',
  peer_group,
  is_enforcement: true,
});

describe('beside its peers', () => {
  const agencies = ['A', 'B', 'C', 'D', 'E']
    .map((code) => agency(code, '县区'))
    .concat(agency('X', null), agency('Y', null));
  const of = (met: number, overdue: number) => ({ ...figureOf({ ...noCounts(), met, overdue }, 'up'), bands: null });
  const groups = [
    { value: 'A', figure: of(8, 2) },
    { value: 'B', figure: of(9, 1) },
    { value: 'C', figure: of(5, 5) },
    { value: 'D', figure: of(0, 9) },
    { value: 'E', figure: of(0, 0) },
    { value: 'X', figure: of(3, 1) },
    { value: 'Y', figure: of(20, 0) },
    { value: '-', figure: of(0, 7) },
  ];
  const found = [{ metric: 'M', all: of(45, 25), groups }];
  const definitions = [{ id: 'M', direction: 'up' as const, target: 0.8 }];
  const line = (org: string) => agencyLines(found, definitions, agencies, org)[0];

  test('peers are the others of the group; counts are summed, and few rows are no part of the median', () => {
    expect(peersOf(agencies, 'A').map(({ code }) => code)).toEqual(['B', 'C', 'D', 'E']);
    expect(line('A')).toMatchObject({
      peers: { numerator: 14, denominator: 29 },
      compared: 2,
      median: 0.7,
      all: { numerator: 45, denominator: 70 },
    });
    expect(line('A')?.difference).toBeCloseTo(0.1);
    expect(line('B')).toMatchObject({ compared: 2, median: 0.65 });
  });

  test('an agency with few rows, or none, is not compared', () => {
    expect(line('D')).toMatchObject({ compared: 3, median: 0.8, difference: null });
    expect(line('E')).toMatchObject({ own: { rate: null }, median: 0.8, difference: null });
  });

  test('an agency without a group has no peers, not even the others without one', () => {
    expect(peersOf(agencies, 'X')).toEqual([]);
    expect(line('X')).toMatchObject({ peers: null, median: null, compared: 0, difference: null });
    expect(agencyLines(found, definitions, agencies, 'Z')).toEqual([]);
  });

  test('the summary counts what has something due, a target, and reaches it', () => {
    const two = [...definitions, { id: 'N', direction: 'up' as const, target: null }];
    const figures = [of(8, 2), of(0, 0), of(1, 3)].map((figure, i) => ({ metric: i === 2 ? 'N' : 'M', figure }));
    expect(summaryOf(figures, two)).toEqual({ due: 2, targeted: 1, reached: 1, overdue: 5 });
  });
});

/** An engine with the verdicts of one golden case. */
async function golden(name: string): Promise<NativeEngine> {
  const engine = await nativeEngine();
  const present = await loadMicro(engine, join(import.meta.dirname, '../../../tests/golden/metrics', name));
  const definitions = ruleset.definitions.filter(({ id }) => ['REV-10', 'DQ-01', 'DQ-04'].includes(id));
  await computeVerdicts(engine, { asOf, ruleset, present, definitions });
  await engine.run(knownViews(asOf));
  return engine;
}

describe('officers, over the golden case of REV-10', () => {
  let engine: NativeEngine;
  beforeAll(async () => {
    engine = await golden('REV-10');
    // the screen has no such tables
    await engine.run('DROP TABLE officer_on_duty; DROP TABLE setting;');
  });
  afterAll(() => engine.close());

  test('by the state of their certificate on the as-of day; who left or has not come is not counted', async () => {
    const staff = await agencyStaff(engine, ruleset, asOf, 'G', true);
    expect(staff.certificates).toEqual({ valid: 1, far: 0, near: 1, expired: 1, later: 1, undated: 1, none: 1 });
    expect(staff.onDuty).toBe(6);
    expect(staff.expiring.map(({ name, left }) => [name, left])).toEqual([
      ['G甲', -1],
      ['G乙', 0],
    ]);
    expect(staff.ratio).toEqual({ officers: 2, reviewers: 1, state: 'met' });
  });

  test('the limits are 90 and 180 calendar days', async () => {
    // 2026-12-31 is 90, 91, 180 and 181 days after these
    for (const [day, state] of [
      ['2026-10-02', 'near'],
      ['2026-10-01', 'far'],
      ['2026-07-04', 'far'],
      ['2026-07-03', 'valid'],
    ] as const) {
      const { certificates } = await agencyStaff(engine, ruleset, day, 'F', false);
      expect([day, certificates[state]]).toEqual([day, 1]);
    }
  });

  test('an agency that is none of enforcement has officers and no ratio', async () => {
    expect(await agencyStaff(engine, ruleset, asOf, 'D', true)).toMatchObject({ onDuty: 1, ratio: null });
    expect(await agencyStaff(engine, ruleset, asOf, 'A', false)).toMatchObject({ onDuty: 20, ratio: null });
  });
});

describe('what was handed in, over the golden case of DQ-01', () => {
  let engine: NativeEngine;
  beforeAll(async () => {
    engine = await golden('DQ-01');
  });
  afterAll(() => engine.close());

  test('rows by file; those of no agency that is known are not its own', async () => {
    expect(await handedIn(engine, 'A')).toEqual([
      { file: 1, accepted: 2, rejected: 2, duplicates: 1, conflicts: 0 },
      { file: 3, accepted: 1, rejected: 0, duplicates: 0, conflicts: 0 },
    ]);
    expect(await handedIn(engine, 'B')).toEqual([{ file: 2, accepted: 7, rejected: 0, duplicates: 0, conflicts: 1 }]);
    expect(await handedIn(engine, 'C')).toEqual([]);
  });

  test('issues by code', async () => {
    expect(await agencyIssues(engine, 'A')).toEqual([
      { code: 'INVALID_REQUIRED', n: 1 },
      { code: 'INVALID_VALUE', n: 1 },
      { code: 'MISSING_REQUIRED', n: 1 },
    ]);
    expect((await agencyIssues(engine, 'B'))[0]).toEqual({ code: 'INVALID_VALUE', n: 3 });
    expect(await countIssues(engine, { codes: ['INVALID_VALUE'], file: null, org: 'B' })).toBe(3);
    expect(await countIssues(engine, { codes: ['INVALID_VALUE'], file: 1, org: 'B' })).toBe(0);
  });
});
