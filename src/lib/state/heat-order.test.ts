import { expect, test } from 'vitest';
import type { Figure } from '../results/types.ts';
import { ariaSort, byDistance, byName, nextOrder } from './heat-order.ts';

const figure = (rate: number | null) => ({ rate }) as Figure;
const figures = new Map([
  ['a', figure(0.5)],
  ['b', figure(null)],
  ['c', figure(0.1)],
  ['d', figure(0.9)],
]);

test('a column is sorted one way, the other way, and not any more', () => {
  const first = nextOrder(null, 'PUB-08');
  expect(first).toEqual({ column: 'PUB-08', falling: false });
  const second = nextOrder(first, 'PUB-08');
  expect(second).toEqual({ column: 'PUB-08', falling: true });
  expect(nextOrder(second, 'PUB-08')).toBeNull();
  expect(nextOrder(second, 'name')).toEqual({ column: 'name', falling: false });
});

test('the worst stands first; who has no rate stands last in either way', () => {
  const codes = ['a', 'b', 'c', 'd'];
  expect(byDistance(codes, figures, { direction: 'up' }, false)).toEqual(['c', 'a', 'd', 'b']);
  expect(byDistance(codes, figures, { direction: 'up' }, true)).toEqual(['d', 'a', 'c', 'b']);
  expect(byDistance(codes, figures, { direction: 'down' }, false)).toEqual(['d', 'a', 'c', 'b']);
});

test('names go by their sound', () => {
  const names = new Map([
    ['1', '长子'],
    ['2', '壶关'],
    ['3', '长治市'],
  ]);
  expect(byName(['1', '2', '3'], names, false)).toEqual(['3', '2', '1']);
  expect(byName(['1', '2', '3'], names, true)).toEqual(['1', '2', '3']);
});

test('aria-sort tells the order of what is seen', () => {
  const worst = { column: 'X', falling: false };
  expect(ariaSort(worst, 'X', true)).toBe('ascending');
  expect(ariaSort(worst, 'X', false)).toBe('descending');
  expect(ariaSort({ column: 'name', falling: false }, 'name', false)).toBe('ascending');
  expect(ariaSort(worst, 'Y', true)).toBeUndefined();
});
