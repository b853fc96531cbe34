import { expect, test } from 'vitest';
import { shortNames } from './agencies.ts';

const named = (...names: string[]) => [
  ...shortNames(
    names.map((name, i) => ({ code: String(i), name, region: '', peer_group: null, is_enforcement: true })),
  ).values(),
];

test('the city before its districts is left out, the city itself and the counties stay', () => {
  expect(named('长治市商务局', '长治市潞州区商务局', '襄垣县商务局')).toEqual([
    '长治市商务局',
    '潞州区商务局',
    '襄垣县商务局',
  ]);
});

test('names that share no end, and a single name, stay whole', () => {
  expect(named('长治市商务局', '长治市公安局交警支队')).toEqual(['长治市商务局', '长治市公安局交警支队']);
  expect(named('长治市商务局')).toEqual(['长治市商务局']);
});
