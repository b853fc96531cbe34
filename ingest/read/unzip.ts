import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipEntry } from './zip.ts';

/** A member of an archive can't be unpacked. */
export class UnzipError extends Error {
  readonly code: 'ENCRYPTED' | 'DAMAGED';
  constructor(code: UnzipError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnzipError';
    this.code = code;
  }
}

/**
 * Unpacks one member as a stream and checks it: never more bytes than the directory states (so that limits may be checked against the
 * directory), and its CRC-32. Rejects with `UnzipError`; what was handed over by then is not to be used.
 */
export async function unzip(
  path: string,
  entry: ZipEntry,
  onBytes: (bytes: Buffer) => void | Promise<void>,
): Promise<void> {
  if (entry.encrypted) throw new UnzipError('ENCRYPTED', entry.name);
  if (entry.method !== 0 && entry.method !== 8)
    throw new UnzipError('DAMAGED', `${entry.name}: compression method ${entry.method}`);
  const start = await dataStart(path, entry);
  let [bytes, crc] = [0, 0];
  for await (const part of content(path, entry, start)) {
    bytes += part.length;
    if (bytes > entry.bytes)
      throw new UnzipError('DAMAGED', `${entry.name}: more than the stated ${entry.bytes} bytes`);
    crc = crc32(part, crc);
    await onBytes(part);
  }
  if (bytes !== entry.bytes || crc !== entry.crc)
    throw new UnzipError('DAMAGED', `${entry.name}: ${bytes} bytes, CRC ${crc.toString(16)}`);
}

async function* content(path: string, entry: ZipEntry, start: number): AsyncGenerator<Buffer> {
  if (entry.packed === 0) return;
  const packed = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: 1 << 18 });
  try {
    const unpacked: Readable = entry.method === 0 ? packed : packed.pipe(createInflateRaw({ chunkSize: 1 << 18 }));
    packed.on('error', (error) => unpacked.destroy(error));
    for await (const part of unpacked as AsyncIterable<Buffer>) yield part;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))
      throw new UnzipError('DAMAGED', `${entry.name}: ${cause.message}`, { cause });
    throw cause;
  } finally {
    packed.destroy();
  }
}

/** The local header repeats name and extra field, with lengths of its own. */
async function dataStart(path: string, entry: ZipEntry): Promise<number> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(30);
    const { bytesRead } = await file.read(header, 0, 30, entry.offset);
    if (bytesRead < 30 || header.readUInt32LE(0) !== 0x04034b50)
      throw new UnzipError('DAMAGED', `${entry.name}: no local header`);
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}
