import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { literal, type Engine } from '../src/lib/engine/engine.ts';
import { NativeEngine } from '../src/lib/engine/native.ts';
import { parseManifest, type Manifest } from '../src/lib/snapshot/manifest.ts';
import { wholeFiles, type PartLayout } from './parts/layout.ts';
import { writeParts, type Written } from './parts/write-parts.ts';
import { sha256File } from './read/bytes.ts';
import { pathOf, type SnapshotStore } from './snapshot.ts';

/**
 * A snapshot in a folder: its tables go into a new folder `data-<hash>` of `out`, and then `manifest.json`, which names that folder, into
 * its place by one rename: whoever looks, at any moment, finds the old snapshot or the new one, whole. Older folders are removed afterwards.
 */
export class DiskStore implements SnapshotStore {
  readonly #out: string;
  readonly #work: string;
  readonly #layout: PartLayout;
  #started = false;

  constructor(out: string, layout = wholeFiles) {
    this.#out = out;
    this.#layout = layout;
    this.#work = join(out, `.writing-${process.pid}`);
  }

  async write(engine: Engine, select: string, path: string): Promise<{ bytes: number; sha256: string }> {
    await this.#begin();
    const target = join(this.#work, path);
    await mkdir(dirname(target), { recursive: true });
    await engine.run(`COPY (${inOneStream(select)}) TO ${literal(target)} (${this.#optionsOf(tableOf(path))})`);
    return { bytes: (await stat(target)).size, sha256: await sha256File(target) };
  }

  /** Puts a file of the snapshot that stands into the one to be, as it is. */
  async keep(file: string, path: string): Promise<void> {
    await this.#begin();
    const target = join(this.#work, path);
    await mkdir(dirname(target), { recursive: true });
    // not every file system knows links
    await link(file, target).catch(() => copyFile(file, target));
  }

  async parts(
    engine: Engine,
    tables: Written['tables'],
    facts: Written['facts'],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Written['tables']> {
    if (!(engine instanceof NativeEngine)) return {};
    return writeParts(
      engine,
      { folder: this.#work, tables, facts },
      {
        layout: this.#layout,
        pathOf,
        optionsOf: (table) => this.#optionsOf(table),
        write: async (from, select, name) => {
          const written = await this.write(from, select, pathOf(name));
          const [count] = await from.query<{ n: number }>(`SELECT count(*) AS n FROM ${this.source(pathOf(name))}`);
          return { path: pathOf(name), rows: count?.n ?? 0, ...written };
        },
        spill: `${this.#work}-spill`,
        onProgress,
      },
    );
  }

  #optionsOf(table: string): string {
    const rows = this.#layout.rows(table);
    // its filters grow with the number of row groups, and nobody looks a value up by them; the usual level is slower and no smaller
    return `FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE ${rows}, WRITE_BLOOM_FILTER false`;
  }

  source(path: string): string {
    return `read_parquet(${literal(join(this.#work, path))})`;
  }

  publish(folder: string, manifest: Manifest): Promise<void> {
    return publish(this.#out, this.#work, folder, manifest);
  }

  async discard(): Promise<void> {
    await rm(this.#work, { recursive: true, force: true });
    await rm(`${this.#work}-spill`, { recursive: true, force: true });
  }

  async #begin(): Promise<void> {
    if (!this.#started) await rm(this.#work, { recursive: true, force: true });
    this.#started = true;
  }
}

/**
 * The same rows in the same order, handed to whoever writes them by one thread. Several that write an ordered file fill a row group with what
 * they have at the moment, when that is nearly enough, and the same rows would be other bytes the next time. A source whose rows are not
 * numbered in parts, such as this list of nothing, keeps the database from it.
 */
function inOneStream(select: string): string {
  return `SELECT * EXCLUDE ("·") FROM (SELECT * FROM (${select}) UNION ALL BY NAME SELECT 0 AS "·" FROM (VALUES (0)) WHERE random() < 0)`;
}

/** The table of the manifest that a file is of. */
function tableOf(path: string): string {
  return path.replace(/^tables\//, '').replace(/\.parquet$/, '');
}

async function publish(out: string, work: string, folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const place = join(out, 'manifest.json');
  if (await isCurrent(place, text)) {
    await rm(work, { recursive: true, force: true });
    return;
  }
  await rm(join(out, folder), { recursive: true, force: true });
  await rename(work, join(out, folder));
  const beside = join(out, `.manifest-${process.pid}.json`);
  await writeFile(beside, text);
  await flush(beside);
  await rename(beside, place);
  for (const name of await readdir(out)) {
    const ours = /^data-[0-9a-f]{12}$|^\.writing-\d+(?:-spill)?$|^\.computing-\w+$|^\.manifest-\d+\.json$/u.test(name);
    if (ours && name !== folder) await rm(join(out, name), { recursive: true, force: true });
  }
}

/** Whether the very same snapshot stands there already. */
async function isCurrent(place: string, text: string): Promise<boolean> {
  const old = await readFile(place, 'utf8').catch(() => null);
  if (old !== text) return false;
  const tables = Object.values(parseManifest(old).tables);
  const hashes = await Promise.all(tables.map((t) => sha256File(join(dirname(place), t.path)).catch(() => null)));
  return tables.every((t, i) => hashes[i] === t.sha256);
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
