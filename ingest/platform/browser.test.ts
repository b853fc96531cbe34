import { expect, test } from 'vitest';
import { forgetFiles, platform, putFile } from './browser.ts';

const content = Uint8Array.from({ length: 9_500_000 }, (_, i) => (i * 31 + (i >> 8)) % 251);

test('a blob is read as it is: on and on, across windows, back and forth, and to its end', async () => {
  await putFile('a', new Blob([content]));
  const file = await platform.open('a');
  const read = async (position: number, length: number) => {
    const into = new Uint8Array(length);
    return Buffer.from(into.subarray(0, await file.read(into, position)));
  };
  const places = [
    ...Array.from({ length: 10 }, (_, i) => [i * 1_000_000, 1_000_000] as const),
    [0, 4096],
    [4_194_000, 10_000],
    [9_499_990, 100],
    [9_500_000, 100],
    [100, 9_000_000],
    [8_388_608, 1],
  ] as const;
  for (const [position, length] of places)
    expect(
      (await read(position, length)).equals(content.subarray(position, position + length)),
      `${position} ${length}`,
    ).toBe(true);
  await file.close();
  forgetFiles();
  await expect(platform.open('a')).rejects.toThrow('no such file');
});

test('a blob that can no longer be read says so to whoever reads it', async () => {
  const gone = new Blob([content]);
  gone.slice = () => {
    const part = new Blob();
    part.arrayBuffer = () => Promise.reject(new Error('gone'));
    return part;
  };
  await putFile('b', gone);
  const file = await platform.open('b');
  await expect(file.read(new Uint8Array(10), 0)).rejects.toThrow('gone');
  forgetFiles();
});
