import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { nativeEngine } from '../src/lib/engine/native.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import type { Override } from '../src/lib/metrics/parameters.ts';
import { isDay } from '../src/lib/results/period.ts';
import type { Manifest } from '../src/lib/snapshot/manifest.ts';
import { build } from './build.ts';
import { CacheFolder } from './cache/folder.ts';
import { SheetCache } from './cache/sheets.ts';
import { VerdictCache, type Plan } from './cache/verdicts.ts';
import type { Changes } from './changes/changes.ts';
import { compareSnapshots } from './changes/compare.ts';
import { previousSnapshot } from './changes/previous-folder.ts';
import { correctReadings, fileOf } from './corrections/apply.ts';
import type { Correction } from './corrections/correction.ts';
import { DiskStore } from './disk-store.ts';
import { layouts } from './layouts/index.ts';
import type { Mapping } from './layouts/mapping.ts';
import type { PartLayout } from './parts/layout.ts';
import { isRead, readChanged } from './read-files.ts';
import type { Source } from './read/source.ts';
import { listSources } from './read/sources.ts';
import { Opener } from './opener.ts';
import { databaseSettings, inMemory, usualMemory } from './memory.ts';
import type { Progress } from './progress.ts';
import { SaidOfNothing, type Said } from './said.ts';
import { shortageOf } from './shortage.ts';
import { SnapshotWriter } from './snapshot.ts';
import { version } from './version.ts';
import { makeWorkFolder } from './work-folder.ts';

export interface IngestOptions {
  /** files and folders */
  readonly inputs: readonly string[];
  /** folder of the snapshot */
  readonly out: string;
  /** the day as of which everything is judged, `YYYY-MM-DD` */
  readonly asOf: string;
  /** file name or path → what it is, where the program should not find out by itself; layouts by id or title */
  readonly said?: Readonly<Record<string, Said>>;
  /** cells that are read as if something else stood there */
  readonly corrections?: readonly Correction[];
  /** how files of other sources are read; tried before everything that is built in */
  readonly mappings?: readonly Mapping[];
  /** the secret that numbers and names of persons are hashed with; without it none is hashed */
  readonly salt?: string;
  /** a build for everybody: names of natural persons are hidden, too; needs a salt */
  readonly public?: boolean;
  /** local values of parameters */
  readonly overrides?: readonly Override[];
  /** bytes of memory to get along with, half of the machine's when left out; what does not fit goes to disk for a while */
  readonly memory?: number;
  /** folder for what is kept for the next run; without it nothing is. It holds persons' numbers as they were, and must not lie in `out` */
  readonly cache?: string;
  /** use nothing that was kept */
  readonly full?: boolean;
  /** told what was kept and used, once the new snapshot stands; not called without `cache` */
  readonly onReuse?: (reuse: Reuse) => void;
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

/** What a run took over from the ones before. */
export interface Reuse {
  /** source files that were not read and cleaned again, of how many, and their rows */
  readonly files: number;
  readonly allFiles: number;
  readonly rows: number;
  /** which agencies were judged */
  readonly agencies: Plan;
}

/** Bytes of source files below which one thread is enough. */
const smallInput = 16 * 1024 * 1024;

/** Metrics that are worked out at a time at most: each sorts its verdicts in memory. */
const mostLanes = 4;

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
  const kept = options.cache === undefined ? null : await openCache(options.cache, options.out);
  const work = await makeWorkFolder();
  const input = sources.reduce((sum, source) => sum + source.bytes, 0);
  const { path, settings } = databaseSettings(options.memory ?? usualMemory(), input, work);
  // for little to do, dividing the work costs more than doing it
  const little = input < smallInput;
  const engine = await nativeEngine(path, { ...settings, ...(little ? { threads: '1' } : {}) });
  const roomy = path === inMemory;
  const store = new DiskStore(options.out, options.parts);
  const again = options.full === true;
  const corrections = options.corrections ?? [];
  // the cleaned rows of a sheet that is corrected are not those that were kept of it
  const cache = kept && corrections.length === 0 ? new SheetCache(kept, !again) : null;
  const judged = options.cache === undefined ? null : new VerdictCache(options.cache, options.out, !again);
  const report = options.onProgress ?? (() => undefined);
  const found: { changes: Changes | null } = { changes: null };
  try {
    const { readings: asTheyStand, refused } = await readChanged(sources, said, work, {
      report,
      mappings: options.mappings ?? [],
      opener: new Opener(),
      cache,
    });
    const names = asTheyStand.map(({ file }) => file.name);
    const unknown = corrections.filter(({ file }) => fileOf(file, names) === null).map(({ file }) => file);
    if (unknown.length > 0) throw new SaidOfNothing([...new Set(unknown)]);
    const readings =
      corrections.length === 0 ? asTheyStand : await correctReadings(asTheyStand.filter(isRead), corrections, work);
    const manifest = await build(engine, new SnapshotWriter(engine, store, version, { roomy }), {
      readings,
      cache,
      judged,
      refused,
      ruleset,
      asOf: options.asOf,
      salt: options.salt,
      public: options.public,
      overrides: options.overrides,
      demo: options.demo,
      lanes: roomy && !little ? Math.min(availableParallelism(), mostLanes) : 1,
      onProgress: report,
      beforeFinish: async (now) => {
        const previous = options.onChanges ? await previousSnapshot(options.out) : null;
        found.changes = previous && (await compareSnapshots(engine, previous, now, options.listChanges ?? false));
      },
    });
    if (found.changes) await options.onChanges?.(found.changes);
    if (cache) await kept?.prune();
    if (cache && judged) {
      const allFiles = new Set(manifest.files.map((file) => file.name)).size;
      options.onReuse?.({ ...cache.reused, allFiles, agencies: judged.plan });
    }
    return manifest;
  } catch (cause) {
    throw explained(cause, options, work);
  } finally {
    await engine.close();
    await store.discard();
    await rm(work, { recursive: true, force: true });
  }
}

async function openCache(folder: string, out: string): Promise<CacheFolder> {
  const within = relative(resolve(out), resolve(folder));
  if (within === '' || !(within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)))
    throw new IngestError(
      `--cache “${folder}”在快照目录里，快照会被别人看到，而其中有未掩码的数据；请指定快照目录以外的目录`,
    );
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return new CacheFolder(folder);
}

/** What the caller can do something about, in words; anything else as it is. */
function explained(cause: unknown, { out }: IngestOptions, work: string): unknown {
  if (cause instanceof SaidOfNothing) {
    const files = cause.files.map((file) => `“${file}”`).join('、');
    return new IngestError(`--layout、--read、--corrections 所说的${files}不在要读取的文件里，请核对文件名和路径`, {
      cause,
    });
  }
  switch (shortageOf(cause)) {
    case 'disk':
      return new IngestError(
        `磁盘空间不足：快照目录“${out}”或临时目录“${dirname(work)}”写满了。没有写成新的快照，原有的快照没有改动；请腾出空间，或用环境变量 TMPDIR 另指临时目录`,
        { cause },
      );
    case 'memory':
      return new IngestError(
        '给定的内存不够。没有写成新的快照，原有的快照没有改动；请用 --memory 给出更多，例如 --memory 4G',
        { cause },
      );
    case null:
      return cause;
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
