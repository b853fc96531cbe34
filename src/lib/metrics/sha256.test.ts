import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sha256, sha256 } from './sha256.ts';

test.each(['', 'abc', '公示'.repeat(1000), 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(63), 'a'.repeat(64), '😀'])(
  'is the SHA-256 that Node computes (%#)',
  (text) => {
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  },
);

test('takes bytes in parts of any size', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 256);
  const expected = createHash('sha256').update(bytes).digest('hex');
  for (const size of [1, 3, 63, 64, 65, 127, 128, 500, 1000]) {
    const hash = new Sha256();
    for (let at = 0; at < bytes.length; at += size) hash.update(bytes.subarray(at, at + size));
    expect(hash.hex(), String(size)).toBe(expected);
  }
});
