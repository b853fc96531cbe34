import { expect, test } from 'vitest';
import { lagText, readLag } from './lag.ts';

test.each([
  ['3', { from: 3, to: 3 }],
  ['4-7', { from: 4, to: 7 }],
  ['41-', { from: 41, to: null }],
])('%s is read and written', (text, range) => {
  expect(readLag(text)).toEqual(range);
  expect(lagText(range)).toBe(text);
});

test.each(['', '-3', '7-4', '3.5', '三', '123456', '1-2-3', null])('%s is no range', (text) => {
  expect(readLag(text)).toBeNull();
});
