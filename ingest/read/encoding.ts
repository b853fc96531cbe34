import { platform } from '#platform';
import type { Input } from '../platform/platform.ts';
import { firstBytes, partsOf } from './bytes.ts';
import { EncodingDoubts, type Doubt } from './encoding-doubts.ts';
import { gb18030ToUtf8, roomFor } from './gb18030.ts';

/** The encodings that a file can be said to have; a byte order mark shows by itself. */
export const decodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Decoding = (typeof decodings)[number];
export type Encoding = Decoding | 'utf-8-bom';

/** Where bytes stop being text of an encoding. */
export interface Undecodable {
  readonly encoding: Decoding;
  /** bytes before it */
  readonly offset: number;
  /** line, from 1 */
  readonly line: number;
}

/** The bytes fit neither UTF-8 nor GB18030, or not the UTF-16 that they claim to be. */
export class EncodingError extends Error {
  /** the first undecodable byte in each encoding that was tried */
  readonly tried: readonly Undecodable[];
  /** what most of the text around is, where that can be told */
  readonly mostly: 'utf-8' | 'gb18030' | 'latin-1' | null;
  constructor(tried: readonly Undecodable[], mostly: EncodingError['mostly']) {
    super(tried.map((t) => `not ${t.encoding} at byte ${t.offset}, line ${t.line}`).join('; '));
    this.name = 'EncodingError';
    this.tried = tried;
    this.mostly = mostly;
  }
}

export interface Decoded {
  readonly encoding: Encoding;
  /** why the text may be another encoding although every byte could be decoded; null without doubt */
  readonly doubt: Doubt | null;
}

/**
 * UTF-16 by its byte order mark or, without one, by its zero bytes: an eighth of the characters or more, among them line ends or
 * delimiters, and no zero byte in the other half of any. Null for anything else.
 */
export function utf16(start: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const units = Math.floor(Math.min(start.length, 4096) / 2);
  const big = { zeros: 0, marks: 0 };
  const little = { zeros: 0, marks: 0 };
  for (let i = 0; i < units; i++) {
    const [a, b] = [start[2 * i] ?? 0, start[2 * i + 1] ?? 0];
    if (a === 0) big.zeros++;
    if (b === 0) little.zeros++;
    if (a === 0 && isMark(b)) big.marks++;
    if (b === 0 && isMark(a)) little.marks++;
  }
  const plain = Math.max(2, units / 8);
  if (little.zeros >= plain && little.marks > 0 && big.zeros === 0) return 'utf-16le';
  return big.zeros >= plain && big.marks > 0 && little.zeros === 0 ? 'utf-16be' : null;
}

/** Line ends, tab, comma, semicolon, bar: one of them is in every table. */
function isMark(byte: number): boolean {
  return [0x0a, 0x0d, 0x09, 0x2c, 0x3b, 0x7c].includes(byte);
}

/**
 * Decodes a file as a stream into UTF-8: from the encoding that is said; else UTF-16 when it is that (`utf16`); UTF-8 (a BOM is dropped) when
 * all its bytes are UTF-8, otherwise GB18030; never a replacement character.
 * `onBytes` gets whole characters, in memory that is used again afterwards. It may be called for a first part, and `onRestart` before
 * everything comes again in the other encoding. Rejects with `EncodingError`.
 */
export async function decodeFile(
  path: string,
  onBytes: (utf8: Uint8Array) => void | Promise<void>,
  onRestart: () => void | Promise<void>,
  said?: Decoding,
): Promise<Decoded> {
  const wide = said === undefined ? utf16(await firstBytes(path, 4096)) : said.startsWith('utf-16') ? said : null;
  if (wide === 'utf-16le' || wide === 'utf-16be') {
    await onRestart();
    if (!(await decodeUtf16(wide, path, onBytes))) throw new EncodingError([await locate(path, wide)], null);
    return { encoding: wide, doubt: null };
  }
  const start = { bom: false };
  const utf8Failed = await readParts(path, async (part, first) => {
    if (said === 'gb18030') return null;
    const bytes = wholeCharacters(part);
    if (!platform.isUtf8(bytes)) return null;
    const marked = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    start.bom ||= marked;
    if (bytes.length > (marked ? 3 : 0)) await onBytes(marked ? bytes.subarray(3) : bytes);
    return bytes.length;
  });
  if (!utf8Failed) return { encoding: start.bom ? 'utf-8-bom' : 'utf-8', doubt: null };
  if (said === 'utf-8') throw new EncodingError([await locate(path, 'utf-8')], null);
  await onRestart();
  const doubts = new EncodingDoubts(utf8Failed);
  const out = new Uint8Array(roomFor(partSize));
  const failed = await readParts(path, async (part) => {
    const done = gb18030ToUtf8(part, out);
    if (!done) return null;
    const bytes = out.subarray(0, done.written);
    if (doubts.undecided()) doubts.look(new TextDecoder().decode(bytes), part.subarray(0, done.read));
    if (bytes.length > 0) await onBytes(bytes);
    return done.read;
  });
  const mixed = () => locate(path, 'utf-8');
  if (!failed) return { encoding: 'gb18030', doubt: said === undefined ? await doubts.verdict(mixed) : null };
  const gb18030 = await locate(path, 'gb18030');
  if (said === 'gb18030') throw new EncodingError([gb18030], null);
  throw new EncodingError([await mixed(), gb18030], doubts.mostly());
}

/** Decodes a file that is known to be UTF-8, such as one we wrote. Rejects when it is not. */
export async function decodeUtf8(path: string, onText: (text: string) => void | Promise<void>): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of partsOf(path, partSize)) {
    const text = attempt(() => decoder.decode(bytes, { stream: true }));
    if (text === null) throw new Error(`${path} changed while it was read`);
    if (text !== '') await onText(text);
  }
  if (attempt(() => decoder.decode()) === null) throw new Error(`${path} changed while it was read`);
}

const partSize = 1 << 20;

/**
 * Gives the file part by part, always in the same memory; `take` says how many of the bytes it took, all but an incomplete character at the
 * end, or null for bytes that are no text. What it left comes again with the next part. Gives back the part it could not take, null when
 * it took all.
 */
async function readParts(
  path: string,
  take: (part: Uint8Array, first: boolean) => Promise<number | null>,
): Promise<Uint8Array | null> {
  const file = await platform.open(path);
  const buffer = new Uint8Array(partSize);
  try {
    for (let [left, at, first] = [0, 0, true]; ; first = false) {
      const bytesRead = await file.read(buffer.subarray(left), at);
      at += bytesRead;
      const part = buffer.subarray(0, left + bytesRead);
      const taken = part.length === 0 ? 0 : await take(part, first);
      if (taken === null) return part.slice();
      if (bytesRead === 0) return taken < part.length ? await lastPart(file) : null;
      left = part.length - taken;
      buffer.copyWithin(0, taken, part.length);
    }
  } finally {
    await file.close();
  }
}

async function lastPart(file: Input): Promise<Uint8Array> {
  const part = new Uint8Array(partSize);
  return part.subarray(0, await file.read(part, Math.max(0, file.size - partSize)));
}

/** The bytes without the beginning of a UTF-8 character at their end. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < needed ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

/** False when the file is not what it claims to be. */
async function decodeUtf16(
  encoding: 'utf-16le' | 'utf-16be',
  path: string,
  onBytes: (utf8: Uint8Array) => void | Promise<void>,
): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  for await (const bytes of partsOf(path, partSize)) {
    const text = attempt(() => decoder.decode(bytes, { stream: true }));
    if (text === null) return false;
    if (text !== '') await onBytes(encoder.encode(text));
  }
  return attempt(() => decoder.decode()) !== null;
}

/**
 * The first byte that is not text of the encoding; only asked for where there is one. The file is decoded again up to the part that
 * fails, and that part byte by byte: a character begins where the decoder has nothing left over.
 */
async function locate(path: string, encoding: Decoding): Promise<Undecodable> {
  const part = 1 << 16;
  const parts = () => partsOf(path, part);
  const whole = new TextDecoder(encoding, { fatal: true });
  let good = 0;
  for await (const bytes of parts()) {
    if (attempt(() => whole.decode(bytes, { stream: true })) === null) break;
    good++;
  }
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let [offset, line, pending] = [0, 1, 0];
  let index = 0;
  for await (const bytes of parts()) {
    // the part before the one that fails may end within a character
    const step = index < good - 1 ? bytes.length : 1;
    for (let at = 0; at < bytes.length; at += step) {
      const piece = bytes.subarray(at, at + step);
      const text = attempt(() => decoder.decode(piece, { stream: true }));
      if (text === null) return { encoding, offset: offset - pending, line };
      offset += piece.length;
      line += count(piece, 0x0a);
      pending = text === '' ? pending + piece.length : 0;
    }
    index++;
  }
  return { encoding, offset: offset - pending, line };
}

function count(bytes: Uint8Array, byte: number): number {
  let n = 0;
  for (const b of bytes) if (b === byte) n++;
  return n;
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
