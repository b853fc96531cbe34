import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { literal } from '../../src/lib/engine/engine.ts';
import { ManifestError, parseManifest, type Manifest } from '../../src/lib/snapshot/manifest.ts';
import { sha256File } from '../read/bytes.ts';
import type { NotComparable } from './changes.ts';
import { DamagedTable, notComparable, type Previous } from './previous.ts';

/** Reads the manifest of the snapshot in a folder; null when there is none. */
export async function previousSnapshot(folder: string): Promise<Previous | NotComparable | null> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  });
  if (text === null) return null;
  const name = `${folder} 里的上一快照`;
  try {
    const manifest = parseManifest(text);
    return { name, manifest, table: (table) => previousTable(folder, name, manifest, table) };
  } catch (cause) {
    if (!(cause instanceof ManifestError)) throw cause;
    return notComparable(cause.code === 'version' ? 'version' : 'damaged', `${name}读不了：${cause.message}`);
  }
}

/** A table of the old snapshot, its bytes checked. */
async function previousTable(
  folder: string,
  snapshot: string,
  manifest: Manifest,
  name: string,
): Promise<string | null> {
  const table = manifest.tables[name];
  if (!table) return null;
  const path = resolve(folder, table.path);
  const hash = await sha256File(path).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  });
  if (hash === null) throw new DamagedTable(`${snapshot}不完整：缺少文件 ${table.path}`);
  if (hash !== table.sha256) throw new DamagedTable(`${snapshot}已损坏：${table.path} 与清单所记不符`);
  return `read_parquet(${literal(path)})`;
}
