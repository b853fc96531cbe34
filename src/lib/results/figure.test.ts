import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceStep, figureOf, roundedRate, sumCounts } from './figure.ts';

const counts = { met: 3, late: 1, overdue: 2, pending: 5, exempt: 7, unknown: 11 };

test('up counts what was met, down what was late or overdue; pending, exempt and unknown are in neither', () => {
  expect(figureOf(counts, 'up')).toMatchObject({ numerator: 3, denominator: 6, rate: 0.5 });
  expect(figureOf(counts, 'down')).toMatchObject({ numerator: 3, denominator: 6, rate: 0.5 });
  expect(figureOf({ ...counts, late: 0 }, 'down')).toMatchObject({ numerator: 2, denominator: 5 });
});

test('no denominator is no rate, neither 0 nor 1', () => {
  const figure = figureOf({ met: 0, late: 0, overdue: 0, pending: 5, exempt: 1, unknown: 1 }, 'up');
  expect(figure.rate).toBeNull();
  expect(roundedRate(figure)).toBeNull();
});

test('several agencies are summed counts', () => {
  expect(sumCounts([counts, counts])).toEqual({ met: 6, late: 2, overdue: 4, pending: 10, exempt: 14, unknown: 22 });
});

test('a rate is rounded half up', () => {
  expect(roundedRate({ numerator: 2, denominator: 3 })).toBe(0.666667);
  expect(roundedRate({ numerator: 1, denominator: 3 })).toBe(0.333333);
  // 1/2000000 = 0.0000005 exactly: half up, whatever binary fractions make of it
  expect(roundedRate({ numerator: 1, denominator: 2_000_000 })).toBe(0.000001);
  expect(roundedRate({ numerator: 5, denominator: 2_000_000 })).toBe(0.000003);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }), (denominator, part) => {
      const numerator = part % (denominator + 1);
      expect(Math.abs((roundedRate({ numerator, denominator }) ?? NaN) - numerator / denominator)).toBeLessThanOrEqual(
        5.0001e-7,
      );
    }),
  );
});

test('a rate is tinted by its distance from the target, in the direction that matters', () => {
  const up = { target: 0.95, direction: 'up' } as const;
  expect([1, 0.95, 0.91, 0.85, 0.5, null].map((rate) => distanceStep(rate, up))).toEqual([0, 0, 1, 2, 3, 0]);
  expect([0, 0.03, 0.4].map((rate) => distanceStep(rate, { target: 0, direction: 'down' }))).toEqual([0, 1, 3]);
  expect(distanceStep(0, { target: null, direction: 'up' })).toBe(0);
});
