import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256File } from '../read/bytes.ts';

/** A Parquet file of an entry: its name there, and what its bytes must hash to. */
export interface KeptTable {
  readonly name: string;
  readonly sha256: string;
}

const entryName = /^[0-9a-f]{64}(?:\.new-\d+)?$/u;

/**
 * A folder of entries, each a folder of its own under the hash of all that it was made from. An entry appears whole or not at all, is
 * believed only if every byte of it hashes to what its `entry.json` says, and goes when a run had no use for it.
 */
export class CacheFolder {
  readonly #path: string;
  readonly #used = new Set<string>();

  constructor(path: string) {
    this.#path = path;
  }

  /** What `entry.json` of a key says, the files beside it checked; null where there is none, or where it can't be relied on. */
  async find(key: string, tablesOf: (content: unknown) => readonly KeptTable[] | null): Promise<unknown> {
    const folder = join(this.#path, key);
    const text = await readFile(join(folder, 'entry.json'), 'utf8').catch(() => null);
    if (text === null) return null;
    const content = parsed(text);
    const tables = tablesOf(content);
    if (tables === null) return null;
    const hashes = await Promise.all(tables.map(({ name }) => sha256File(join(folder, name)).catch(() => null)));
    if (!tables.every(({ sha256 }, i) => sha256 === hashes[i])) return null;
    this.#used.add(key);
    return content;
  }

  /** The file of an entry. */
  file(key: string, name: string): string {
    return join(this.#path, key, name);
  }

  /** Where an entry is being made, until `keep` puts it in its place. */
  async begin(key: string): Promise<string> {
    const folder = this.#being(key);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  async keep(key: string, content: unknown): Promise<void> {
    await writeFile(join(this.#being(key), 'entry.json'), JSON.stringify(content));
    await rm(join(this.#path, key), { recursive: true, force: true });
    await rename(this.#being(key), join(this.#path, key));
    this.#used.add(key);
  }

  /** Removes every entry that this run neither found nor made, and what interrupted ones have left. */
  async prune(): Promise<void> {
    for (const name of await readdir(this.#path).catch(() => []))
      if (entryName.test(name) && !this.#used.has(name))
        await rm(join(this.#path, name), { recursive: true, force: true });
  }

  #being(key: string): string {
    return join(this.#path, `${key}.new-${process.pid}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
