import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { nativeEngine } from '../src/lib/engine/native.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import type { Override } from '../src/lib/metrics/parameters.ts';
import { isDay } from '../src/lib/results/period.ts';
import type { Manifest } from '../src/lib/snapshot/manifest.ts';
import { build } from './build.ts';
import type { Changes } from './changes/changes.ts';
import { compareSnapshots } from './changes/compare.ts';
import { previousSnapshot } from './changes/previous-folder.ts';
import { DiskStore } from './disk-store.ts';
import { layouts } from './layouts/index.ts';
import type { Mapping } from './layouts/mapping.ts';
import type { PartLayout } from './parts/layout.ts';
import { readAll } from './read-files.ts';
import type { Source } from './read/source.ts';
import { listSources } from './read/sources.ts';
import { Opener } from './opener.ts';
import type { Progress } from './progress.ts';
import { SaidOfNothing, type Said } from './said.ts';
import { SnapshotWriter } from './snapshot.ts';
import { version } from './version.ts';

export interface IngestOptions {
  /** files and folders */
  readonly inputs: readonly string[];
  /** folder of the snapshot */
  readonly out: string;
  /** the day as of which everything is judged, `YYYY-MM-DD` */
  readonly asOf: string;
  /** file name or path → what it is, where the program should not find out by itself; layouts by id or title */
  readonly said?: Readonly<Record<string, Said>>;
  /** how files of other sources are read; tried before everything that is built in */
  readonly mappings?: readonly Mapping[];
  /** the secret that numbers and names of persons are hashed with; without it none is hashed */
  readonly salt?: string;
  /** a build for everybody: names of natural persons are hidden, too; needs a salt */
  readonly public?: boolean;
  /** local values of parameters */
  readonly overrides?: readonly Override[];
  /** the data are invented */
  readonly demo?: boolean;
  /** how the files of the snapshot are divided, where not as usual */
  readonly parts?: PartLayout;
  readonly onProgress?: (progress: Progress) => void;
  /** told, once the new snapshot stands, how it differs from the one it has replaced; not called when there was none */
  readonly onChanges?: (changes: Changes) => Promise<void> | void;
  /** also list every changed row, for `Changes.lines` */
  readonly listChanges?: boolean;
}

/** Bytes of source files below which one thread is enough. */
const smallInput = 16 * 1024 * 1024;

/** Something about the call itself is wrong; the message is for people. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
}

/**
 * Source files in, snapshot out: reads everything, writes `out/manifest.json` and its tables, returns the manifest.
 * A file that can't be read is refused by name in `manifest.refused`, and the rest goes on.
 * Rejects with `IngestError` on a bad call; the old snapshot in `out` stays as it was until the new one is whole.
 */
export async function ingest(options: IngestOptions): Promise<Manifest> {
  const said = checkOptions(options);
  const sources = await findSources(options.inputs, options.out);
  const ruleset = loadRuleset();
  await mkdir(options.out, { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'mingjing-'));
  const engine = await nativeEngine(':memory:', {
    temp_directory: join(work, 'spill'),
    // kept for the next table instead of given back to the system with each that is dropped
    block_allocator_memory: `${Math.floor(totalmem() / 4)}B`,
    // for little to do, dividing the work costs more than doing it
    ...(sources.reduce((sum, source) => sum + source.bytes, 0) < smallInput ? { threads: '1' } : {}),
  });
  const store = new DiskStore(options.out, options.parts);
  const report = options.onProgress ?? (() => undefined);
  const found: { changes: Changes | null } = { changes: null };
  try {
    const { readings, refused } = await readAll(sources, said, work, report, options.mappings, new Opener());
    const manifest = await build(engine, new SnapshotWriter(engine, store, version), {
      readings,
      refused,
      ruleset,
      asOf: options.asOf,
      salt: options.salt,
      public: options.public,
      overrides: options.overrides,
      demo: options.demo,
      onProgress: report,
      beforeFinish: async (now) => {
        const previous = options.onChanges ? await previousSnapshot(options.out) : null;
        found.changes = previous && (await compareSnapshots(engine, previous, now, options.listChanges ?? false));
      },
    });
    if (found.changes) await options.onChanges?.(found.changes);
    return manifest;
  } catch (cause) {
    if (!(cause instanceof SaidOfNothing)) throw cause;
    const files = cause.files.map((file) => `“${file}”`).join('、');
    throw new IngestError(`--layout、--read 所说的${files}不在要读取的文件里，请核对文件名和路径`, { cause });
  } finally {
    await engine.close();
    await store.discard();
    await rm(work, { recursive: true, force: true });
  }
}

function checkOptions(options: IngestOptions): Map<string, Said> {
  if (!isDay(options.asOf))
    throw new IngestError(`--as-of ${options.asOf} 不是日期，请写成 YYYY-MM-DD，例如 2025-03-31`);
  if (options.public === true && !options.salt)
    throw new IngestError('公开版要用盐值区分姓名，请用 --salt-file 指定盐值文件');
  const said = new Map<string, Said>();
  for (const [file, about] of Object.entries(options.said ?? {})) {
    const { layout: name } = about;
    const layout = layouts.find((l) => l.id === name || l.title === name);
    if (name !== undefined && !layout)
      throw new IngestError(`--layout ${file}=${name}：没有名为“${name}”的模板，可用的模板见 mingjing layouts`);
    said.set(file, layout ? { ...about, layout: layout.id } : about);
  }
  return said;
}

async function findSources(inputs: readonly string[], out: string): Promise<Source[]> {
  if (inputs.length === 0) throw new IngestError('请给出要读取的文件或文件夹');
  const sources = await listSources(inputs, out).catch((cause: unknown) => {
    if (cause instanceof Error && 'path' in cause && 'code' in cause && cause.code === 'ENOENT')
      throw new IngestError(`找不到文件或文件夹：${String(cause.path)}`, { cause });
    throw cause;
  });
  if (sources.length === 0) throw new IngestError(`${inputs.join('、')} 里没有文件`);
  return sources;
}
