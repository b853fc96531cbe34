/** The program on this machine: its pages and files, each version in a cache of its own, so that pages and programs of two versions never mix. */

export interface ShellFiles {
  /** first part of the names of its caches */
  readonly prefix: string;
  readonly version: string;
  /** paths whose names change with what is in them */
  readonly immutable: readonly string[];
  readonly others: readonly string[];
}

/** How many files are fetched at once. */
const atOnce = 6;

export class Shell {
  readonly #files: ShellFiles;
  readonly #name: string;

  constructor(files: ShellFiles) {
    this.#files = files;
    this.#name = `${files.prefix}${files.version}`;
  }

  /** Fetches everything; what did not change is taken from the version before. Rejects when one file can't be had: then the old version stays. */
  async fill(): Promise<void> {
    const cache = await caches.open(this.#name);
    const kept = new Set(this.#files.immutable);
    const paths = [...kept, ...this.#files.others];
    const next = async (): Promise<void> => {
      for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
        const before = kept.has(path) ? await this.#match(path) : undefined;
        await cache.put(path, before ?? (await fetched(path, kept.has(path) ? 'default' : 'no-cache')));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, next));
  }

  /** Lets go of all versions but this one and the one before, which pages that are still open may need. */
  async clean(): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(this.#files.prefix) && name !== this.#name);
    for (const name of names.slice(0, -1)) await caches.delete(name);
  }

  /** The answer to a request for a page or a file of the program; from the network where it is none of ours. */
  async answer(request: Request): Promise<Response> {
    const cache = await caches.open(this.#name);
    const options = { ignoreSearch: true, ignoreVary: true };
    return (await cache.match(request, options)) ?? (await this.#match(request)) ?? fetch(request);
  }

  /** A file of any version; only of those whose names change with what is in them. */
  async #match(asked: string | Request): Promise<Response | undefined> {
    if (typeof asked !== 'string' && !new URL(asked.url).pathname.includes('/_app/immutable/')) return undefined;
    for (const name of await caches.keys()) {
      if (!name.startsWith(this.#files.prefix)) continue;
      const found = await (await caches.open(name)).match(asked, { ignoreVary: true });
      if (found) return found;
    }
    return undefined;
  }
}

async function fetched(path: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(path, { cache });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  // a page that was reached by way of another address can't be given out for it
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}
