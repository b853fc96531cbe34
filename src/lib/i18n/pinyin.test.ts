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

test('长治 is read cháng, 长子 zhǎng; 重庆 chóng, 重大 zhòng', () => {
  expect(['长子县商务局', '壶关县商务局', '长治市商务局', '城区商务局'].sort(byPinyin)).toEqual([
    '长治市商务局',
    '城区商务局',
    '壶关县商务局',
    '长子县商务局',
  ]);
  expect(['中共', '重大案件', '重庆', '出入境', '厦门', '沙县', '洪洞县', '洪山'].sort(byPinyin)).toEqual([
    '重庆',
    '出入境',
    '洪山',
    '洪洞县',
    '沙县',
    '厦门',
    '中共',
    '重大案件',
  ]);
});
