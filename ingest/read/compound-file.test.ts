import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { chainsEnd, isCompoundFile } from './compound-file.ts';

function book(rows: number): Buffer {
  const made = utils.book_new();
  const cells = Array.from({ length: rows }, (_, i) => [`案件${i}`, '甲县商务局', i]);
  utils.book_append_sheet(made, utils.aoa_to_sheet(cells), '数据');
  return Buffer.from(write(made, { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
}

test('old workbooks have chains that end', () => {
  for (const rows of [1, 50, 3000]) {
    const bytes = book(rows);
    expect([isCompoundFile(bytes), chainsEnd(bytes)]).toEqual([true, true]);
  }
});

test('a chain that comes back to itself is found, wherever it is', () => {
  const whole = book(50);
  const fat = (whole.readInt32LE(76) + 1) * 512;
  const sectors = Math.floor(whole.length / 512) - 1;
  let found = 0;
  for (let i = 0; i < Math.min(sectors, 128); i++) {
    const changed = Buffer.from(whole);
    changed.writeInt32LE(i, fat + 4 * i);
    expect(chainsEnd(changed), `sector ${i} follows itself`).toBe(false);
    found++;
  }
  expect(found).toBeGreaterThan(10);
  const difat = Buffer.from(whole);
  difat.writeInt32LE(3, 68);
  difat.writeInt32LE(3, (3 + 2) * 512 - 4);
  expect(chainsEnd(difat)).toBe(false);
});

test('a stream that claims more than the file has, and a file that is cut off in its header', () => {
  const whole = book(50);
  const changed = Buffer.from(whole);
  const directory = (whole.readInt32LE(48) + 1) * 512;
  changed.writeUInt32LE(0x7fffffff, directory + 128 + 120);
  expect(chainsEnd(changed)).toBe(false);
  expect(chainsEnd(whole.subarray(0, 300))).toBe(false);
});

test('a stream whose chain leads out of the file, or ends too early, is not whole', () => {
  const whole = book(3000);
  const fat = (whole.readInt32LE(76) + 1) * 512;
  const directory = (whole.readInt32LE(48) + 1) * 512;
  const stream = [1, 2, 3].map((i) => directory + 128 * i).find((at) => whole.readUInt32LE(at + 120) > 4096);
  if (stream === undefined) throw new Error('no stream in sectors of its own');
  const first = whole.readInt32LE(stream + 116);
  for (const next of [100_000, -2]) {
    const changed = Buffer.from(whole);
    changed.writeInt32LE(next, fat + 4 * first);
    expect(chainsEnd(changed), `the first sector leads to ${next}`).toBe(false);
  }
  const outside = Buffer.from(whole);
  outside.writeInt32LE(100_000, stream + 116);
  expect(chainsEnd(outside)).toBe(false);
});
