import { expect, test } from 'vitest';
import { wilson } from './wilson.ts';

test('agrees with the published example: 8 of 10 at 95 % lies between 49.0 % and 94.3 %', () => {
  const interval = wilson(8, 10);
  expect(interval?.low).toBeCloseTo(0.4902, 4);
  expect(interval?.high).toBeCloseTo(0.9433, 4);
});

test('stays between 0 and 1, and says nothing without rows', () => {
  expect(wilson(0, 5)).toMatchObject({ low: 0 });
  expect(wilson(5, 5)).toMatchObject({ high: 1 });
  expect(wilson(0, 0)).toBeNull();
});
