import { expect, test } from 'vitest';
import { counter, day, numeral, problemNumber } from './numerals.ts';

test('heading numbers', () => {
  expect([1, 9, 10, 11, 19, 20, 21, 99].map(numeral)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '十九',
    '二十',
    '二十一',
    '九十九',
  ]);
  for (const wrong of [0, -1, 1.5, 100]) expect(() => numeral(wrong)).toThrow(RangeError);
});

test('days and numbers of problems', () => {
  expect(day('2025-03-01')).toBe('2025年3月1日');
  expect(problemNumber(2024, 7)).toBe('WT-2024-007');
});

test('rows are counted in their own unit', () => {
  expect(counter('在岗执法人员')).toBe('人');
  expect(counter('执法行为上的一名人员')).toBe('人');
  expect(counter('执法机关')).toBe('个');
  expect(counter('数据行')).toBe('条');
  expect(counter('案件的一份必备文书')).toBe('份');
  expect(counter('处罚决定')).toBe('件');
  expect(counter('执法决定（处罚、许可、强制）')).toBe('件');
});
