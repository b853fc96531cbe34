import { expect, test } from 'vitest';
import { byPinyin } from './pinyin.ts';

test('names are sorted by their sound, numbers in them by their size', () => {
  const names = ['襄垣县商务局', '黎城县商务局', '沁源县商务局', '沁县商务局', '壶关县商务局', '第10所', '第9所'];
  expect(names.sort(byPinyin)).toEqual([
    '第9所',
    '第10所',
    '壶关县商务局',
    '黎城县商务局',
    '沁县商务局',
    '沁源县商务局',
    '襄垣县商务局',
  ]);
});
