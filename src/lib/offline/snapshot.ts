import { indexName } from '../snapshot/parts.ts';
import { keptHeader } from './names.ts';

/** What a manifest says of the files, by their addresses. */
interface Read {
  readonly text: string;
  readonly hashes: ReadonlyMap<string, string> | null;
  /** those that are read by parts */
  readonly divided: ReadonlySet<string>;
}

const hashHeader = 'x-mingjing-sha256';
const anything = Symbol('any hash');

/**
 * The files of the snapshot that were opened, on this machine. The manifest comes from the server whenever that can be reached; a table is
 * given out from here only if it has the hash that this manifest states for it, so nothing of an older snapshot is ever shown under a newer
 * manifest. Of an encrypted snapshot, whose manifest states nothing, a file from here is the last resort: its name belongs to one publication,
 * and the page finds out if it is not whole.
 */
export class KeptSnapshot {
  readonly #cacheName: string;
  /** address of the folder of the snapshot, with its closing slash */
  readonly #folder: string;
  /** the kept manifest, as it was last read */
  #read: Read = { text: '', hashes: null, divided: new Set() };

  constructor(cacheName: string, folder: string) {
    this.#cacheName = cacheName;
    this.#folder = folder;
  }

  has(url: string): boolean {
    return url.startsWith(this.#folder);
  }

  /** `later` is given what goes on after the answer. */
  async answer(request: Request, later: (work: Promise<void>) => void): Promise<Response> {
    const cache = await caches.open(this.#cacheName);
    if (request.url === this.#manifest) return this.#manifestAnswer(cache, request);
    const kept = await cache.match(request.url);
    const wanted = await this.#wanted(cache, request.url);
    const range = request.headers.get('Range');
    if (kept && wanted !== anything && kept.headers.get(hashHeader) === wanted)
      return range === null ? kept : partOf(await kept.blob(), range);
    // a part of a file is not kept: it has no hash in the manifest
    if (range !== null) return fetch(request);
    try {
      const response = await fetch(request);
      if (response.ok && wanted !== null) later(store(cache, request.url, response.clone(), wanted));
      return response;
    } catch (cause) {
      if (kept && wanted === anything) return kept;
      throw cause;
    }
  }

  /** Keeps files that were opened when nobody was there to keep them. */
  async keep(urls: readonly string[]): Promise<void> {
    const cache = await caches.open(this.#cacheName);
    const manifest = await fetch(this.#manifest, { cache: 'no-cache' });
    if (!manifest.ok) return;
    await this.#renew(cache, await manifest.text(), manifest.headers);
    for (const url of urls) {
      const wanted = await this.#wanted(cache, url);
      if (!this.has(url) || url === this.#manifest || wanted === null || (await cache.match(url))) continue;
      // only parts of it were asked for, and whole it may be larger than all the rest
      if (this.#read.divided.has(url)) continue;
      const response = await fetch(url);
      if (response.ok) await store(cache, url, response, wanted);
    }
  }

  get #manifest(): string {
    return `${this.#folder}manifest.json`;
  }

  async #manifestAnswer(cache: Cache, request: Request): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(request);
    } catch (cause) {
      const kept = await cache.match(this.#manifest);
      if (!kept) throw cause;
      const headers = new Headers(kept.headers);
      headers.set(keptHeader, '1');
      return new Response(kept.body, { headers });
    }
    if (response.ok) await this.#renew(cache, await response.clone().text(), response.headers);
    return response;
  }

  /** Puts a manifest in place, and lets go of all that is not of it. */
  async #renew(cache: Cache, text: string, headers: Headers): Promise<void> {
    if (!isManifest(text) || (await (await cache.match(this.#manifest))?.text()) === text) return;
    await cache.put(this.#manifest, new Response(text, { headers: plain(headers) }));
    for (const request of await cache.keys()) {
      if (request.url === this.#manifest) continue;
      const kept = await cache.match(request);
      if (kept?.headers.get(hashHeader) !== (await this.#wanted(cache, request.url))) await cache.delete(request);
    }
  }

  /** The hash a file must have by the kept manifest; null when it knows no such file, `anything` when it is encrypted and says nothing. */
  async #wanted(cache: Cache, url: string): Promise<string | typeof anything | null> {
    const text = await (await cache.match(this.#manifest))?.text();
    if (text === undefined) return null;
    if (text !== this.#read.text) {
      const { tables } = JSON.parse(text) as { tables?: Record<string, { path: string; sha256: string }> };
      const addressOf = (path: string) => new URL(path, this.#folder).href;
      const hashes = Object.values(tables ?? {}).map(({ path, sha256 }) => [addressOf(path), sha256] as const);
      const divided = Object.entries(tables ?? {}).filter(([name]) => tables && indexName(name) in tables);
      this.#read = {
        text,
        hashes: tables ? new Map(hashes) : null,
        divided: new Set(divided.map(([, { path }]) => addressOf(path))),
      };
    }
    const { hashes } = this.#read;
    return hashes ? (hashes.get(url) ?? null) : anything;
  }
}

/** Keeps a file that has the hash it must have. Where there is no room for it the page has it all the same, but not without the server. */
async function store(cache: Cache, url: string, response: Response, wanted: string | typeof anything): Promise<void> {
  const body = await response.arrayBuffer();
  if (wanted !== anything && (await sha256(body)) !== wanted) return;
  const headers = { ...plain(response.headers), ...(wanted === anything ? {} : { [hashHeader]: wanted }) };
  try {
    await cache.put(url, new Response(body, { headers }));
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'QuotaExceededError')) throw cause;
  }
}

async function sha256(body: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The answer to a request for the bytes `bytes=a-b` of a file that is here. */
function partOf(file: Blob, range: string): Response {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (first === undefined || last === undefined) return new Response(file);
  const part = file.slice(Number(first), Number(last) + 1);
  return new Response(part, {
    status: 206,
    headers: { 'Content-Range': `bytes ${first}-${last}/${file.size}`, 'Content-Length': String(part.size) },
  });
}

function isManifest(text: string): boolean {
  return /^\s*\{/.test(text) && text.includes('"mingjing-');
}

function plain(headers: Headers): Record<string, string> {
  return { 'Content-Type': headers.get('Content-Type') ?? 'application/octet-stream' };
}
