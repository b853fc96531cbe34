import { expect, test } from 'vitest';
import { inSentence } from './format.ts';

test('a name with a direction mark does not turn round the sentence it stands in', () => {
  expect(inSentence('甲县\u202E商务局\u2066')).toBe('甲县商务局');
  expect(inSentence('甲县商务局（本级）')).toBe('甲县商务局（本级）');
});
