import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from '../../src/lib/snapshot/locked.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';

/** Puts a sealed copy in the place of a snapshot: of every file under a name that says nothing, and of the manifest what is needed to begin. */
export async function encryptSnapshot(folder: string, { tables }: Manifest, passphrase: string): Promise<void> {
  const { keys, locked } = await lock(passphrase);
  const sealed = `${folder}.sealed`;
  await mkdir(sealed);
  for (const path of ['manifest.json', ...Object.values(tables).map((table) => table.path)]) {
    const plain = new Uint8Array(await readFile(join(folder, path)));
    await writeFile(join(sealed, await keys.nameOf(path)), await keys.seal(path, plain));
  }
  await writeFile(join(sealed, 'manifest.json'), `${JSON.stringify(locked, null, 2)}\n`);
  await rm(folder, { recursive: true });
  await rename(sealed, folder);
}
