import { expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import { noCounts } from '../results/figure.ts';
import { beside, lastYear, metricsBeside, type Metrics } from './beside.ts';
import { defaultScheme } from './schemes.ts';
import { sheetOf, type Facts } from './score.ts';

const ruleset = loadRuleset();
const scheme = defaultScheme(ruleset);
const none: Metrics = { undated: new Set(), changed: new Set() };

function sheet(counts: Readonly<Record<string, readonly [number, number]>>) {
  const facts: Facts = {
    counts: (metric) => {
      const own = counts[metric];
      return own ? { ...noCounts(), met: own[0], overdue: own[1] } : null;
    },
    long: () => 0,
    failing: () => 0,
    row: () => null,
    given: () => null,
  };
  return sheetOf(scheme, facts);
}
const line = (found: ReturnType<typeof beside>, item: string) => found.lines.find((one) => one.item === item);

test('a year that is over is compared with the whole year before, one that is not with as many months', () => {
  expect(lastYear(2024, '2025-03-31')).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  expect(lastYear(2025, '2025-03-15')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
  expect(lastYear(2025, '2025-02-28')).toEqual({ from: '2024-01-01', to: '2024-02-29' });
  expect(lastYear(2025, '2025-12-01')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
});

test('points are compared where they stand for as many; the total with them', () => {
  const found = beside(scheme, sheet({ 'SUP-05': [9, 1], 'PRC-04': [1, 0] }), sheet({ 'SUP-05': [3, 1] }), none);
  expect(line(found, 'E1')).toMatchObject({ difference: 15, share: 0.15, why: [] });
  expect(found).toMatchObject({ difference: 15, why: [] });
});

test('where other items apply the points stand for something else: shares only, and the total says so', () => {
  // E1 has all 100 points then; now it shares them with A1
  const found = beside(scheme, sheet({ 'SUP-05': [9, 1], 'IMP-01': [1, 0] }), sheet({ 'SUP-05': [3, 1] }), none);
  expect(line(found, 'E1')).toMatchObject({ difference: null, share: 0.15, why: ['weight'] });
  expect(line(found, 'A1')).toMatchObject({ difference: null, why: ['no_data'] });
  expect(found.why).toEqual(expect.arrayContaining(['weight', 'no_data']));
});

test('nothing of last year is no 0: without rows, without an applicable row, without a sheet', () => {
  const now = sheet({ 'SUP-05': [9, 1] });
  expect(line(beside(scheme, now, sheet({ 'SUP-05': [0, 0] }), none), 'E1')).toMatchObject({ why: ['no_data'] });
  const pending = { ...noCounts(), pending: 2 };
  const facts: Facts = {
    counts: (metric) => (metric === 'SUP-05' ? pending : null),
    long: () => 0,
    failing: () => 0,
    row: () => null,
    given: () => null,
  };
  expect(line(beside(scheme, now, sheetOf(scheme, facts), none), 'E1')).toMatchObject({ why: ['not_applicable'] });
  expect(beside(scheme, now, null, none)).toMatchObject({ before: null, difference: null, why: ['no_sheet'] });
  // in neither year: nothing to say
  expect(line(beside(scheme, now, sheet({ 'SUP-05': [1, 0] }), none), 'E2')).toMatchObject({ why: [] });
});

test('what is judged as of the as-of day only has no figure of last year', () => {
  const now = sheet({ 'IMP-01': [9, 1] });
  const metrics = { ...none, undated: new Set(['IMP-01']) };
  expect(line(beside(scheme, now, now, metrics), 'A1')).toMatchObject({
    before: null,
    difference: null,
    why: ['as_of'],
  });
});

test('a rule that came into force between the periods is said: approval of inspections, from 3 January 2025', () => {
  const definitions = ruleset.definitions.filter(({ id }) => ['INS-04', 'SUP-05', 'PUB-08', 'IMP-01'].includes(id));
  const of = (year: number) => metricsBeside(definitions, ruleset, year, lastYear(year, '2026-03-31'));
  expect([...of(2025).changed]).toEqual(['INS-04']);
  expect([...of(2024).changed]).toEqual([]);
  expect([...of(2019).changed]).toContain('PUB-08');
  expect([...of(2025).undated]).toEqual(['IMP-01']);
});
