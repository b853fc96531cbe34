import { platform } from '#platform';
import { InflateError } from '../platform/platform.ts';
import { partsOf } from './bytes.ts';
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
  onBytes: (bytes: Uint8Array) => void | Promise<void>,
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
    crc = platform.crc32(part, crc);
    await onBytes(part);
  }
  if (bytes !== entry.bytes || crc !== entry.crc)
    throw new UnzipError('DAMAGED', `${entry.name}: ${bytes} bytes, CRC ${crc.toString(16)}`);
}

async function* content(path: string, entry: ZipEntry, start: number): AsyncGenerator<Uint8Array> {
  if (entry.packed === 0) return;
  const packed = partsOf(path, 1 << 18, { start, end: start + entry.packed });
  try {
    yield* entry.method === 0 ? packed : platform.inflate(packed);
  } catch (cause) {
    if (!(cause instanceof InflateError)) throw cause;
    throw new UnzipError('DAMAGED', `${entry.name}: ${cause.message}`, { cause });
  }
}

/** The local header repeats name and extra field, with lengths of its own. */
async function dataStart(path: string, entry: ZipEntry): Promise<number> {
  const file = await platform.open(path);
  try {
    const header = new DataView(new ArrayBuffer(30));
    const bytesRead = await file.read(new Uint8Array(header.buffer), entry.offset);
    if (bytesRead < 30 || header.getUint32(0, true) !== 0x04034b50)
      throw new UnzipError('DAMAGED', `${entry.name}: no local header`);
    return entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  } finally {
    await file.close();
  }
}
