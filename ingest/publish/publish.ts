import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { copySite, copySnapshot } from './copy.ts';
import { encryptSnapshot } from './encrypt.ts';
import { writePart } from './part.ts';
import { yearlyFigures } from './peers.ts';
import { unitsOf, wholeFolder, type Division, type Unit } from './units.ts';

export interface PublishOptions {
  /** folder of the snapshot */
  readonly snapshot: string;
  /** folder of the built dashboard */
  readonly site: string;
  readonly by: Division;
  /** folder of the publication; what `publish` has put there before is replaced */
  readonly out: string;
  /** the passphrase of a folder, where the snapshots are to be encrypted; may throw */
  readonly passphraseOf?: (folder: string) => string;
  /** told each folder that is about to be made */
  readonly onUnit?: (folder: string) => void;
}

/** A folder of a publication. */
export interface PublishedFolder {
  readonly folder: string;
  /** null: the folder with everything */
  readonly unit: Unit | null;
  readonly manifest: Manifest;
}

/** Something about the call is wrong. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
  readonly reason: 'foreign-folder' | 'inside' | 'damaged' | 'no-agencies';
  readonly path: string;
  constructor(reason: PublishError['reason'], path: string) {
    super(`${reason}: ${path}`);
    this.reason = reason;
    this.path = path;
  }
}

/** Marks a folder as made by this program; says nothing of what is in it. */
const marker = '.mingjing-publication';

/**
 * Makes one folder per unit, each a whole dashboard on the unit's own rows, and the folder `all` with everything. Everything is made beside
 * `out` and then put in its place, so that an error, or an end at any moment, leaves what was there. Rejects with `PublishError`, or with
 * `SnapshotError` when the snapshot can't be opened.
 */
export async function publish(options: PublishOptions): Promise<PublishedFolder[]> {
  const { by } = options;
  const out = resolve(options.out);
  const { engine, manifest } = await openSnapshot(options.snapshot);
  try {
    await checkPlace(out, [options.snapshot, options.site]);
    if (manifest.agencies.length === 0) throw new PublishError('no-agencies', options.snapshot);
    const units = unitsOf(manifest, by);
    const seal = await sealing(options, [wholeFolder, ...units.map(({ folder }) => folder)]);
    const present = new Set(manifest.metrics.map(({ id }) => id));
    const definitions = loadRuleset().definitions.filter(({ id }) => present.has(id));
    const whole = { engine, manifest, years: await yearlyFigures(engine, manifest, definitions) };
    await sweep(out);
    const work = `${out}.writing-${process.pid}`;
    try {
      await mkdir(work, { recursive: true });
      await writeFile(join(work, marker), 'mingjing publish 1\n');
      options.onUnit?.(wholeFolder);
      await copySite(options.site, join(work, wholeFolder));
      await copySnapshot(options.snapshot, manifest, join(work, wholeFolder, 'snapshot'));
      await seal(join(work, wholeFolder, 'snapshot'), wholeFolder, manifest);
      const made: PublishedFolder[] = [{ folder: wholeFolder, unit: null, manifest }];
      for (const unit of units) {
        options.onUnit?.(unit.folder);
        await copySite(join(work, wholeFolder), join(work, unit.folder), true);
        const part = await writePart(whole, by, unit, join(work, unit.folder, 'snapshot'));
        await seal(join(work, unit.folder, 'snapshot'), unit.folder, part);
        made.push({ folder: unit.folder, unit, manifest: part });
      }
      await replaceFolder(out, work);
      return made;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  } finally {
    await engine.close();
  }
}

type Seal = (snapshot: string, folder: string, manifest: Manifest) => Promise<void>;

/** How the snapshot of a folder is encrypted, if at all. Every passphrase is asked for before anything is written. */
async function sealing({ passphraseOf }: PublishOptions, folders: readonly string[]): Promise<Seal> {
  if (!passphraseOf) return async () => undefined;
  const passphrases = new Map(folders.map((folder) => [folder, passphraseOf(folder)]));
  return (snapshot, folder, manifest) => encryptSnapshot(snapshot, manifest, passphrases.get(folder) ?? '');
}

/** A folder of somebody else's is not replaced, nor one that what is published comes from or lies in. */
async function checkPlace(out: string, sources: readonly string[]): Promise<void> {
  for (const source of sources.map((s) => resolve(s)))
    if (isWithin(source, out) || isWithin(out, source)) throw new PublishError('inside', out);
  if (!existsSync(out) || existsSync(join(out, marker))) return;
  const found = await readdir(out).catch(() => [out]);
  if (found.length > 0) throw new PublishError('foreign-folder', out);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && resolve(folder, way) === path);
}

/** Takes away what runs that were killed have left beside `out`. */
async function sweep(out: string): Promise<void> {
  const prefix = `${basename(out)}.writing-`;
  for (const name of await readdir(dirname(out)).catch(() => [])) {
    const path = join(dirname(out), name);
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length))) && existsSync(join(path, marker)))
      await rm(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function replaceFolder(out: string, work: string): Promise<void> {
  const old = `${out}.old-${process.pid}`;
  const replaced = existsSync(out);
  if (replaced) await rename(out, old);
  try {
    await rename(work, out);
  } catch (cause) {
    if (replaced) await rename(old, out);
    throw cause;
  }
  await rm(old, { recursive: true, force: true });
}
