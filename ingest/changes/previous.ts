import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ManifestError, parseManifest, type Manifest } from '../../src/lib/snapshot/manifest.ts';
import { sha256File } from '../read/bytes.ts';
import type { NotComparable } from './changes.ts';

/** The snapshot that stands where a new one will be written. */
export interface Previous {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads the manifest of the snapshot in a folder; null when there is none. */
export async function previousSnapshot(folder: string): Promise<Previous | NotComparable | null> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  });
  if (text === null) return null;
  try {
    return { folder, manifest: parseManifest(text) };
  } catch (cause) {
    if (!(cause instanceof ManifestError)) throw cause;
    return notComparable(
      cause.code === 'version' ? 'version' : 'damaged',
      `${folder} 里的上一快照读不了：${cause.message}`,
    );
  }
}

export function notComparable(reason: NotComparable['reason'], message: string): NotComparable {
  return { comparable: false, reason, message };
}

/** A table of the old snapshot can't be relied on; the message is for people. */
export class DamagedTable extends Error {
  override readonly name = 'DamagedTable';
}

/** Path of a table of the old snapshot, its bytes checked; null when that snapshot has no such table. Rejects with `DamagedTable`. */
export async function previousTable({ folder, manifest }: Previous, name: string): Promise<string | null> {
  const table = manifest.tables[name];
  if (!table) return null;
  const path = resolve(folder, table.path);
  const hash = await sha256File(path).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  });
  if (hash === null) throw new DamagedTable(`${folder} 里的上一快照不完整：缺少文件 ${table.path}`);
  if (hash !== table.sha256) throw new DamagedTable(`${folder} 里的上一快照已损坏：${table.path} 与清单所记不符`);
  return path;
}
