import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { sha256File } from '../read/bytes.ts';
import { PublishError } from './publish.ts';

/**
 * Copies a built dashboard without the snapshot that lies in it. `linked`: the copies share their bytes on the disk where the file system
 * can; the program is 40 MB, and the same in every folder.
 */
export async function copySite(from: string, to: string, linked = false): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && entry.name !== 'snapshot') await copySite(source, target, linked);
    else if (entry.isFile())
      await (linked ? link(source, target).catch(() => copyFile(source, target)) : copyFile(source, target));
  }
}

/** Copies the files that a manifest names, and it. Rejects with `PublishError` when one is not what the manifest says. */
export async function copySnapshot(from: string, { tables }: Manifest, to: string): Promise<void> {
  for (const { path, sha256 } of Object.values(tables)) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(from, path), join(to, path));
    if ((await sha256File(join(to, path))) !== sha256) throw new PublishError('damaged', path);
  }
  await copyFile(join(from, 'manifest.json'), join(to, 'manifest.json'));
}
