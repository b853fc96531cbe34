import { Sha256 } from '../../src/lib/metrics/sha256.ts';
import { InflateError, type Input, type Output, type Platform } from './platform.ts';

/**
 * The machine as a page sees it: files are what was dropped and what was made of it, kept by the browser as blobs, which may lie on its disk.
 * Whoever reads files by their names besides us, the database, is told of every one.
 */
const files = new Map<string, Blob>();
let told: (path: string, content: Blob) => Promise<void> = () => Promise.resolve();
let temporary = 0;

/** Tells of every file there is, and from now on of every file that is made. */
export async function tellOfFiles(tell: (path: string, content: Blob) => Promise<void>): Promise<void> {
  told = tell;
  for (const [path, content] of files) await tell(path, content);
}

/** Puts a dropped file at a path. */
export async function putFile(path: string, content: Blob): Promise<void> {
  files.set(path, content);
  await told(path, content);
}

/** Forgets all files, and whom to tell of them. */
export function forgetFiles(): void {
  files.clear();
  told = () => Promise.resolve();
}

export const platform: Platform = {
  open: async (path) => new BlobInput(at(path)),
  create: async (path) => new BlobOutput(path),
  makeFolder: async () => undefined,
  makeTemporary: async (prefix) => `${prefix}${++temporary}`,
  remove: async (path) => {
    for (const name of [...files.keys()]) if (name === path || name.startsWith(`${path}/`)) files.delete(name);
  },
  alias: (path, name) => putFile(name, at(path)),
  isUtf8,
  sha256: () => new Sha256(),
  crc32,
  inflate,
};

function at(path: string): Blob {
  const content = files.get(path);
  if (!content) throw new Error(`no such file: ${path}`);
  return content;
}

/** Bytes that are asked of a blob at a time: to ask takes milliseconds, however little is asked for. */
const windowSize = 4 * 1048576;

/** Reads a blob window by window. While one is gone through, the next is on its way, where a file is read on and on. */
class BlobInput implements Input {
  readonly #blob: Blob;
  #here: Window | null = null;
  #next: Window | null = null;

  constructor(blob: Blob) {
    this.#blob = blob;
  }

  get size(): number {
    return this.#blob.size;
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    const end = Math.min(position + into.length, this.size);
    for (let at = position; at < end;) {
      const { index, bytes } = this.#windowOf(at);
      const from = at - index * windowSize;
      const part = (await bytes).subarray(from, from + end - at);
      into.set(part, at - position);
      at += part.length;
    }
    return Math.max(0, end - position);
  }

  close(): Promise<void> {
    this.#here = this.#next = null;
    return Promise.resolve();
  }

  #windowOf(position: number): Window {
    const index = Math.floor(position / windowSize);
    const here = this.#here;
    if (here?.index === index) return here;
    const found = this.#next?.index === index ? this.#next : this.#ask(index);
    this.#here = found;
    this.#next =
      index === (here?.index ?? -1) + 1 && (index + 1) * windowSize < this.size ? this.#ask(index + 1) : null;
    return found;
  }

  #ask(index: number): Window {
    const start = index * windowSize;
    const part = this.#blob.slice(start, start + windowSize);
    const bytes = part.arrayBuffer().then((buffer) => new Uint8Array(buffer));
    // one that nobody waits for yet may fail; whoever asks for it is told
    bytes.catch(() => undefined);
    return { index, bytes };
  }
}

interface Window {
  readonly index: number;
  readonly bytes: Promise<Uint8Array>;
}

/** Bytes kept in memory before they become part of a blob. */
const pieceSize = 8 * 1048576;

class BlobOutput implements Output {
  readonly #path: string;
  readonly #blobs: Blob[] = [];
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#pieces.push(new Uint8Array(bytes));
    this.#bytes += bytes.length;
    if (this.#bytes >= pieceSize) this.#gather();
  }

  async close(): Promise<void> {
    this.#gather();
    await putFile(this.#path, new Blob(this.#blobs));
  }

  #gather(): void {
    if (this.#bytes > 0) this.#blobs.push(new Blob(this.#pieces));
    this.#pieces = [];
    this.#bytes = 0;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** CRC-32 of the bytes 0 to 255 (ISO 3309, polynomial 0xEDB88320, reflected). */
const crcOfByte = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) !== 0 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcOfByte[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

async function* inflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('deflate-raw');
  const failed: { reason: unknown } = { reason: null };
  const writing = (async () => {
    const writer = stream.writable.getWriter();
    try {
      for await (const part of packed) await writer.write(new Uint8Array(part));
      await writer.close();
    } catch (cause) {
      failed.reason = cause;
      await writer.abort(cause).catch(() => undefined);
    }
  })();
  const reader = stream.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await writing;
  } catch (cause) {
    const reason = failed.reason ?? cause;
    if (reason instanceof TypeError) throw new InflateError(reason.message, { cause });
    throw reason;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
