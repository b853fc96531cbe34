import { expect, test } from 'vitest';
import type { Value } from '../engine/engine.ts';
import { inOrder, nextOrder } from './grid-order.ts';

const sorted = (type: string, values: readonly Value[], descending = false) =>
  inOrder(
    { columns: [{ name: 'x', type }], rows: values.map((value) => [value]), cut: false },
    { column: 0, descending },
  ).map(([value]) => value);

test('numbers by their size, also those that are too long for a number', () => {
  expect(sorted('Int64', [10, 9, null, -1])).toEqual([-1, 9, 10, null]);
  expect(sorted('Int64', [10, 9, null, -1], true)).toEqual([10, 9, -1, null]);
  const long = ['9007199254740995', '9007199254740993', 5, '-9007199254740993'];
  expect(sorted('Int64', long)).toEqual(['-9007199254740993', 5, '9007199254740993', '9007199254740995']);
  expect(sorted('Float64', [Number.NaN, Infinity, 1])).toEqual([1, Infinity, Number.NaN]);
});

test('texts by their sound, days as they are written, nothing last both ways', () => {
  expect(sorted('Utf8', ['沁县', null, '壶关县', '黎城县'])).toEqual(['壶关县', '黎城县', '沁县', null]);
  expect(sorted('Utf8', ['沁县', null, '壶关县', '黎城县'], true)).toEqual(['沁县', '黎城县', '壶关县', null]);
  expect(sorted('Date32<DAY>', ['2024-10-01', '2024-09-30'])).toEqual(['2024-09-30', '2024-10-01']);
  expect(sorted('Bool', [true, false])).toEqual([false, true]);
});

test('a title sorts up, down, and back to what the statement gives', () => {
  const up = nextOrder(null, 1);
  expect(up).toEqual({ column: 1, descending: false });
  expect(nextOrder(up, 1)).toEqual({ column: 1, descending: true });
  expect(nextOrder(nextOrder(up, 1), 1)).toBeNull();
  expect(nextOrder(up, 0)).toEqual({ column: 0, descending: false });
  const grid = { columns: [{ name: 'x', type: 'Utf8' }], rows: [['b'], ['a']], cut: false };
  expect(inOrder(grid, null)).toBe(grid.rows);
});
