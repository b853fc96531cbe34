import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzip } from '../../ingest/read/unzip.ts';
import { zipEntries } from '../../ingest/read/zip.ts';
import { makeZip } from './make-zip.ts';
import { scratch } from './reading.ts';

const { folder } = scratch();

test('of a member that holds more than it states, no more is unpacked', async () => {
  const path = join(folder(), 'lie.zip');
  // 64 MiB, of which the directory says that it is 1 MiB
  await writeFile(path, makeZip([{ name: '1.csv', data: Buffer.alloc(64 * 2 ** 20), bytes: 2 ** 20 }]));
  const [entry] = await zipEntries(path);
  if (!entry) throw new Error('no entry');
  let handed = 0;
  const done = unzip(path, entry, (bytes) => {
    handed += bytes.length;
  });
  await expect(done).rejects.toMatchObject({ name: 'UnzipError', code: 'DAMAGED' });
  expect(handed).toBeLessThanOrEqual(2 ** 20);
});
