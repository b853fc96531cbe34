import { expect, test } from 'vitest';
import { lock, parseLocked, SealError, unlock } from './locked.ts';

const passphrase = '潞城-明镜-2025-很长的口令';
const text = new Uint8Array(new TextEncoder().encode('CF20241404060013 的全部内容'));

test('what is sealed can be opened with the passphrase, from its own words alone', async () => {
  const { keys, locked } = await lock(passphrase);
  const sealed = await keys.seal('tables/cases.parquet', text);
  const again = parseLocked(JSON.stringify(locked));
  const opener = again && (await unlock(passphrase, again));
  expect(await opener?.open('tables/cases.parquet', sealed)).toEqual(text);
  expect(await opener?.nameOf('tables/cases.parquet')).toBe(await keys.nameOf('tables/cases.parquet'));
  expect(locked.kdf.iterations).toBeGreaterThanOrEqual(600_000);
});

test('a wrong passphrase opens nothing', async () => {
  const { locked } = await lock(passphrase);
  expect(await unlock(`${passphrase} `, locked)).toBeNull();
});

test('every flipped bit, and a file in the place of another, is refused', async () => {
  const { keys } = await lock(passphrase);
  const sealed = await keys.seal('a', text);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = sealed.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await expect(keys.open('a', flipped)).rejects.toThrow(SealError);
  }
  await expect(keys.open('b', sealed)).rejects.toThrow(SealError);
  await expect(keys.open('a', sealed.subarray(0, 8))).rejects.toThrow(SealError);
});

test('the same file twice is not the same bytes, and two publications share no name', async () => {
  const [one, two] = [await lock(passphrase), await lock(passphrase)];
  expect(await one.keys.seal('a', text)).not.toEqual(await one.keys.seal('a', text));
  expect(await one.keys.nameOf('a')).not.toBe(await two.keys.nameOf('a'));
  expect(await one.keys.nameOf('tables/cases.parquet')).toMatch(/^[0-9a-f]{32}\.bin$/);
});

test('a lock weaker than ours, or none, is not taken up', async () => {
  const { locked } = await lock(passphrase);
  const weak = { ...locked, kdf: { ...locked.kdf, iterations: 1000 } };
  expect(parseLocked(JSON.stringify(weak))).toBeNull();
  expect(parseLocked('{"format":"mingjing-snapshot"}')).toBeNull();
});
