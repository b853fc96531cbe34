import { describe, expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import { checklist, stepIds } from './checklist.ts';

const { calendar } = loadRuleset();

describe('the year checklist', () => {
  test('is counted back from 31 January in working days: make-up days count, holidays do not', () => {
    // 2025-01-28 to 02-04 are holidays, Sunday 01-26 is a make-up working day
    const { steps, deadline, missing } = checklist(2024, '2025-01-24', calendar);
    const due = Object.fromEntries(steps.map(({ id, due }) => [id, due]));
    expect(deadline).toBe('2025-01-31');
    expect(missing).toEqual([]);
    expect(due).toMatchObject({
      final: '2025-01-27',
      comments: '2025-01-23',
      issue: '2025-01-16',
      write: '2025-01-14',
    });
    expect(steps.map(({ id }) => id)).toEqual([...stepIds]);
    const days = steps.map((step) => step.due ?? '');
    expect(days).toEqual([...days].sort());
  });

  test('tells the working days that are left on the as-of day, not by the clock', () => {
    const left = (asOf: string) =>
      Object.fromEntries(checklist(2024, asOf, calendar).steps.map(({ id, left }) => [id, left]));
    expect(left('2025-01-24')).toMatchObject({ final: 2, comments: -1, issue: -6 });
    expect(left('2025-01-27')['final']).toBe(0);
    expect(left('2025-02-01')['final']).toBe(0);
    expect(left('2025-02-05')['final']).toBe(-1);
  });

  test('guesses nothing beyond the calendar: it names the year that is missing', () => {
    const { steps, missing } = checklist(2098, '2025-01-24', calendar);
    expect(missing).toEqual([2098, 2099]);
    expect(steps.every(({ due, left }) => due === null && left === null)).toBe(true);
  });
});
