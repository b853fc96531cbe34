import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, open, rm, symlink, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { InflateError, type Input, type Platform } from './platform.ts';

/** The machine as Node sees it. */
export const platform: Platform = {
  open: async (path) => {
    const file = await open(path);
    return new NodeInput(file, (await file.stat()).size);
  },
  create: async (path) => {
    const file = await open(path, 'w');
    return { write: (bytes) => writeAll(file, bytes), close: () => file.close() };
  },
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  makeTemporary: (prefix) => mkdtemp(prefix),
  remove: (path) => rm(path, { recursive: true, force: true }),
  alias: (path, name) => symlink(resolve(path), name).catch(() => copyFile(path, name)),
  isUtf8,
  sha256: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
  crc32: (bytes, before) => crc32(bytes, before),
  inflate,
};

class NodeInput implements Input {
  readonly #file: FileHandle;
  readonly size: number;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.size = size;
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    let done = 0;
    while (done < into.length) {
      const { bytesRead } = await this.#file.read(into, done, into.length - done, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
}

async function* inflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(copies(packed), { objectMode: false });
  const unpacked = source.pipe(createInflateRaw({ chunkSize: 1 << 18 }));
  source.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const part of unpacked as AsyncIterable<Uint8Array>) yield part;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))
      throw new InflateError(cause.message, { cause });
    throw cause;
  } finally {
    source.destroy();
  }
}

/** A stream reads ahead, while the memory of a part is used again for the next. */
async function* copies(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield part.slice();
}
