import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** The bytes fit neither UTF-8 nor GB18030, nor UTF-16 where they claim to be that. */
export class EncodingError extends Error {
  /** how many bytes were read without trouble, about */
  readonly offset: number;
  constructor(offset: number) {
    super(`undecodable after ${offset} bytes`);
    this.name = 'EncodingError';
    this.offset = offset;
  }
}

/** UTF-16 by its byte order mark; null for anything else. */
export function utf16(start: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : null;
}

/**
 * Decodes a file as a stream: UTF-16 when it begins with that byte order mark; UTF-8 (a BOM is dropped) when all its bytes are UTF-8, otherwise GB18030; never a replacement character.
 * `onText` may be called for a first part, and `onRestart` before everything comes again in the other encoding.
 * Rejects with `EncodingError`.
 */
export async function decodeFile(
  path: string,
  onText: (text: string) => void | Promise<void>,
  onRestart: () => void | Promise<void>,
): Promise<Encoding> {
  const marked = utf16(await firstBytes(path, 2));
  if (marked) {
    await onRestart();
    const wide = await decodeAs(marked, path, onText);
    if (wide.ok) return marked;
    throw new EncodingError(wide.offset);
  }
  const utf8 = await decodeAs('utf-8', path, onText);
  if (utf8.ok) return utf8.bom ? 'utf-8-bom' : 'utf-8';
  await onRestart();
  const gb18030 = await decodeAs('gb18030', path, onText);
  if (gb18030.ok) return 'gb18030';
  throw new EncodingError(gb18030.offset);
}

async function decodeAs(
  encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be',
  path: string,
  onText: (text: string) => void | Promise<void>,
): Promise<{ ok: boolean; bom: boolean; offset: number }> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  let bom = false;
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (offset === 0) bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const text = attempt(() => decoder.decode(bytes, { stream: true }));
    if (text === null) return { ok: false, bom, offset };
    offset += bytes.length;
    if (text !== '') await onText(text);
  }
  const tail = attempt(() => decoder.decode());
  if (tail === null) return { ok: false, bom, offset };
  if (tail !== '') await onText(tail);
  return { ok: true, bom, offset };
}

/** `TextDecoder` with `fatal` throws a TypeError on bytes that are not of its encoding. */
function attempt(decode: () => string): string | null {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The first bytes of a file, at most `count`. */
export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
