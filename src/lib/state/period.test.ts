import { expect, test } from 'vitest';
import { elapsed, last12Months, presetOf, quarterMonths, quarterOf, yearMonths } from './period.ts';

test('a period is named by what its months are', () => {
  expect(presetOf({ from: '2024-01', to: '2024-12' }, '2025-03-31')).toBe('year');
  expect(presetOf({ from: '2024-04', to: '2024-06' }, '2025-03-31')).toBe('quarter');
  expect(presetOf({ from: '2024-04', to: '2025-03' }, '2025-03-31')).toBe('last12');
  expect(presetOf({ from: '2024-02', to: '2024-04' }, '2025-03-31')).toBe('custom');
});

test('quarters begin in January, April, July and October', () => {
  expect(quarterMonths(2024, 4)).toEqual({ from: '2024-10', to: '2024-12' });
  expect(quarterOf({ from: '2024-07', to: '2024-09' })).toBe(3);
  expect(quarterOf({ from: '2024-08', to: '2024-10' })).toBeNull();
});

test('the last twelve months cross the year', () => {
  expect(last12Months('2025-03-31')).toEqual({ from: '2024-04', to: '2025-03' });
});

test('only months that have passed are compared, with the same months a year before', () => {
  expect(elapsed(yearMonths(2025), '2025-03-31')).toEqual({
    now: { from: '2025-01', to: '2025-03' },
    before: { from: '2024-01', to: '2024-03' },
  });
  expect(elapsed(yearMonths(2024), '2025-03-31')?.before).toEqual({ from: '2023-01', to: '2023-12' });
  expect(elapsed(yearMonths(2026), '2025-03-31')).toBeNull();
});
