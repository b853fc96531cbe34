import { expect, it } from 'vitest';
import { pad, textTable, width } from './width.ts';

it('counts a Chinese character and a full-width sign as two columns', () => {
  expect(width('逾期 3/10')).toBe(9);
  expect(width('（元）')).toBe(6);
  expect(width('〔2024〕1号')).toBe(11);
});

it('fills up to a width on either side', () => {
  expect(pad('机关', 6)).toBe('机关  ');
  expect(pad('12', 6, 'right')).toBe('    12');
});

it('lines up the columns of a table', () => {
  const text = textTable(
    [{ title: '机关' }, { title: 'n', align: 'right' }],
    [
      ['潞州区\n商务局', '5'],
      ['x', '12'],
    ],
  );
  expect(text.split('\n')).toEqual([
    '机关            n',
    '-------------  --',
    '潞州区 商务局   5',
    'x              12',
    '',
  ]);
});
