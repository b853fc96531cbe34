import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { nativeEngine } from '../src/lib/engine/native.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { computeVerdicts } from '../src/lib/metrics/compute.ts';
import type { Override } from '../src/lib/metrics/parameters.ts';
import { isDay } from '../src/lib/results/period.ts';
import type { Manifest } from '../src/lib/snapshot/manifest.ts';
import type { Changes } from './changes/changes.ts';
import { compareSnapshots } from './changes/compare.ts';
import { previousSnapshot } from './changes/previous.ts';
import { layouts } from './layouts/index.ts';
import type { Layout } from './layouts/layout.ts';
import type { Mapping } from './layouts/mapping.ts';
import { sumLedgers } from './ledger.ts';
import { linkAll } from './link/link.ts';
import { saltFingerprint } from './privacy/salt.ts';
import { readAll } from './read-files.ts';
import { listSources, type Source } from './read/sources.ts';
import { listOpenLinks } from './open-links/open-links.ts';
import type { Progress } from './progress.ts';
import { agencies, span, SnapshotWriter } from './snapshot.ts';

export interface IngestOptions {
  /** files and folders */
  readonly inputs: readonly string[];
  /** folder of the snapshot */
  readonly out: string;
  /** the day as of which everything is judged, `YYYY-MM-DD` */
  readonly asOf: string;
  /** file name or path → layout id or title, where the program should not find out by itself */
  readonly layouts?: Readonly<Record<string, string>>;
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
  const chosen = checkOptions(options);
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
  const writer = new SnapshotWriter(engine, options.out);
  const report = options.onProgress ?? (() => undefined);
  try {
    const { readings, refused } = await readAll(sources, chosen, work, report, options.mappings);
    report({ step: 'link' });
    const masking = await linkAll(engine, readings, { refused, salt: options.salt, public: options.public });
    const files = readings.map((r) => r.file);
    report({ step: 'tables' });
    await writer.writeRows();
    report({ step: 'compute' });
    const present = new Set(files.map((f) => f.layout));
    const overrides = options.overrides ?? [];
    const local = Object.fromEntries(overrides.map((o) => [o.parameter, o.value]));
    const computed = await computeVerdicts(engine, { ruleset, asOf: options.asOf, present, parameters: local });
    const { metrics, absent, parameters } = computed;
    const openLinks = await listOpenLinks(engine, present);
    const previous = options.onChanges ? await previousSnapshot(options.out) : null;
    const now = {
      files,
      refused,
      public: options.public ?? false,
      salt_fingerprint: options.salt === undefined ? null : saltFingerprint(options.salt),
    };
    const changes = previous && (await compareSnapshots(engine, previous, now, options.listChanges ?? false));
    report({ step: 'write' });
    const manifest = await writer.finish({
      ruleset: ruleset.hash,
      as_of: options.asOf,
      demo: options.demo ?? false,
      masking,
      open_links: openLinks,
      parameters: { ...parameters },
      overrides: [...overrides],
      agencies: await agencies(engine, options.asOf),
      span: await span(engine),
      ...now,
      ledger: sumLedgers(files),
      metrics: [...metrics],
      absent: { ...absent },
    });
    if (changes) await options.onChanges?.(changes);
    return manifest;
  } finally {
    await engine.close();
    await writer.discard();
    await rm(work, { recursive: true, force: true });
  }
}

function checkOptions(options: IngestOptions): Map<string, Layout> {
  if (!isDay(options.asOf))
    throw new IngestError(`--as-of ${options.asOf} 不是日期，请写成 YYYY-MM-DD，例如 2025-03-31`);
  if (options.public === true && !options.salt)
    throw new IngestError('公开版要用盐值区分姓名，请用 --salt-file 指定盐值文件');
  const chosen = new Map<string, Layout>();
  for (const [file, name] of Object.entries(options.layouts ?? {})) {
    const layout = layouts.find((l) => l.id === name || l.title === name);
    if (!layout)
      throw new IngestError(`--layout ${file}=${name}：没有名为“${name}”的模板，可用的模板见 mingjing layouts`);
    chosen.set(file, layout);
  }
  return chosen;
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
