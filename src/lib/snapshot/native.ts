import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { emptyAccepted } from '../../../ingest/clean/tables.ts';
import { layouts } from '../../../ingest/layouts/index.ts';
import { identifier, literal } from '../engine/engine.ts';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { verdictTable, verdictView } from '../metrics/tables.ts';
import { ManifestError, parseManifest, type Manifest } from './manifest.ts';

/** The folder holds no snapshot, or one that can't be read; the message is for people. */
export class SnapshotError extends Error {
  readonly code: 'missing' | 'damaged' | 'version';
  constructor(code: SnapshotError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SnapshotError';
    this.code = code;
  }
}

/**
 * Opens a snapshot folder in native DuckDB, as views over its Parquet files: `all_<layout>`, `all_penalties`, `all_staff`, `issues`,
 * `calendar`, `deadline`, `cube`, `verdict_<metric>` and `verdict`. Close the engine when done. Rejects with a `SnapshotError`.
 */
export async function openSnapshot(dir: string): Promise<{ engine: NativeEngine; manifest: Manifest }> {
  const manifest = await readManifest(dir);
  const engine = await nativeEngine();
  try {
    for (const [name, table] of Object.entries(manifest.tables)) {
      const path = await checkedPath(dir, table);
      await engine.run(`CREATE VIEW ${identifier(viewName(name))} AS SELECT * FROM read_parquet(${literal(path)});`);
    }
    // of a layout that the program did not know yet there are no rows
    for (const layout of layouts) if (!(layout.id in manifest.tables)) await engine.run(emptyAccepted(layout));
    await engine.run(verdictView(manifest.metrics.map((m) => m.id)));
  } catch (cause) {
    await engine.close();
    if (cause instanceof SnapshotError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SnapshotError('damaged', `快照 ${dir} 已损坏，请重新导入：${reason}`, { cause });
  }
  return { engine, manifest };
}

/** Table of the manifest → name in the engine. */
export function viewName(table: string): string {
  const metric = /^verdicts\/(.+)$/.exec(table)?.[1];
  if (metric !== undefined) return verdictTable(metric);
  return ['cube', 'calendar', 'deadline', 'issues'].includes(table) ? table : `all_${table}`;
}

async function readManifest(dir: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(dir, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw new SnapshotError('missing', `${dir} 里没有快照（缺少 manifest.json），请先用 mingjing ingest 导入`, {
      cause,
    });
  }
  try {
    return parseManifest(text);
  } catch (cause) {
    if (!(cause instanceof ManifestError)) throw cause;
    throw new SnapshotError(cause.code === 'version' ? 'version' : 'damaged', `快照 ${dir} 打不开：${cause.message}`, {
      cause,
    });
  }
}

async function checkedPath(dir: string, table: Manifest['tables'][string]): Promise<string> {
  if (isAbsolute(table.path) || table.path.split(/[\\/]/).includes('..'))
    throw new SnapshotError('damaged', `快照 ${dir} 已损坏：${table.path} 不在快照文件夹内`);
  const path = resolve(dir, table.path);
  const found = await stat(path).catch(() => null);
  if (!found) throw new SnapshotError('damaged', `快照 ${dir} 不完整：缺少文件 ${table.path}，请重新导入`);
  if (found.size !== table.bytes)
    throw new SnapshotError(
      'damaged',
      `快照 ${dir} 已损坏：${table.path} 应有 ${table.bytes} 字节，实有 ${found.size} 字节，请重新导入`,
    );
  return path;
}
