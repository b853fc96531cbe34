import { expect, test } from 'vitest';
import { rowHeight, rowsKept } from './row-keeping.ts';

const row = 340;
const cutAfter = (kept: readonly boolean[]) => kept.flatMap((one, i) => (one ? [] : [i]));

test('a table of up to half a page is not cut, and does not hold what stands under it', () => {
  // 225 mm are 12756 twentieths of a point: 17 rows and the head are 6120 of the 6378
  expect(
    cutAfter(
      rowsKept(
        row,
        Array.from({ length: 17 }, () => row),
      ),
    ),
  ).toEqual([16]);
  expect(cutAfter(rowsKept(row, [row]))).toEqual([0]);
});

test('a longer table is cut nowhere within its first two and its last three rows', () => {
  const kept = rowsKept(
    row,
    Array.from({ length: 30 }, () => row),
  );
  expect(kept.slice(0, 3)).toEqual([true, false, false]);
  expect(kept.slice(-4)).toEqual([false, true, true, false]);
  // high rows are a long table, however few they are
  expect(rowsKept(row, [2500, 2500, 2500, 2500, 2500])).toEqual([true, false, true, true, false]);
});

test('a row is as high as its longest cell takes lines', () => {
  const set = { character: 210, line: 300, margin: 40 };
  expect(rowHeight(['甲', ''], [2100, 2100], set)).toBe(340);
  expect(rowHeight(['十个字的内容恰好一行', '99.9%'], [2100, 420], set)).toBe(640);
  expect(rowHeight(['十一个字的内容要用两行排'], [2100], set)).toBe(640);
});
