/**
 * GB18030 into UTF-8 without a text in between, which is most of the work with large exports. What each pair of bytes means, the platform's
 * own decoder is asked once; four bytes are given to it each time.
 */

/** UTF-8 of `(first - 0x81) * 256 + second`, two bytes or three, the first one lowest; 0 where the pair is no character. */
let pairs: Int32Array | null = null;
/** UTF-8 of the single bytes beyond ASCII that begin no pair, in the same form; 0 where they are none. */
let singles: { readonly low: number; readonly high: number } | null = null;

/** How far it came: whole characters only; null where bytes are no GB18030. */
export interface Transcoded {
  readonly read: number;
  readonly written: number;
}

/** Room that the UTF-8 of so many bytes may take, and what is written over again. */
export function roomFor(bytes: number): number {
  return bytes * 3 + 4;
}

/** Writes the characters of `bytes` into `out` as UTF-8; an incomplete one at the end is left unread. `out` has `roomFor` them. */
export function gb18030ToUtf8(bytes: Uint8Array, out: Uint8Array): Transcoded | null {
  pairs ??= askPairs();
  singles ??= { low: utf8Of([0x80]), high: utf8Of([0xff]) };
  const table = pairs;
  const length = bytes.length;
  // four bytes at once: what is one too many is written over by the next character, and there is room for it
  const from = new DataView(bytes.buffer, bytes.byteOffset, length);
  const to = new DataView(out.buffer, out.byteOffset, out.length);
  let [i, o] = [0, 0];
  while (i < length) {
    const first = bytes[i] ?? 0;
    if (first < 0x80) {
      const four = i + 4 <= length ? from.getInt32(i, true) : -1;
      if ((four & 0x80808080) === 0) {
        to.setInt32(o, four, true);
        i += 4;
        o += 4;
      } else {
        out[o++] = first;
        i++;
      }
      continue;
    }
    let utf8: number;
    if (first === 0x80 || first === 0xff) {
      utf8 = first === 0x80 ? singles.low : singles.high;
      i++;
    } else {
      if (i + 1 >= length) break;
      const second = bytes[i + 1] ?? 0;
      if (second < 0x40) {
        if (i + 3 >= length && mayGoOn(bytes.subarray(i))) break;
        const four = character(bytes.subarray(i, i + 4));
        if (four === null) return null;
        out.set(four, o);
        o += four.length;
        i += 4;
        continue;
      }
      utf8 = table[((first - 0x81) << 8) | second] ?? 0;
      i += 2;
    }
    if (utf8 === 0) return null;
    to.setInt32(o, utf8, true);
    o += utf8 > 0xffff ? 3 : 2;
  }
  return { read: i, written: o };
}

function askPairs(): Int32Array {
  const table = new Int32Array(126 * 256);
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++)
      if (second !== 0x7f) table[((first - 0x81) << 8) | second] = utf8Of([first, second]);
  return table;
}

const decoder = new TextDecoder('gb18030', { fatal: true });
const encoder = new TextEncoder();

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** UTF-8 of the only character of the bytes, two bytes of it or three, the first one lowest; 0 where they are no text, or more of it. */
function utf8Of(bytes: readonly number[]): number {
  const text = decode(Uint8Array.from(bytes));
  return text?.length === 1 ? encoder.encode(text).reduce((all, byte, i) => all | (byte << (8 * i)), 0) : 0;
}

/** The one character of four bytes as UTF-8; null where they are none. */
function character(bytes: Uint8Array): Uint8Array | null {
  const text = decode(bytes);
  return text !== null && Array.from(text).length === 1 ? encoder.encode(text) : null;
}

/** Whether the bytes at the end of a part may be the beginning of a character of four. */
function mayGoOn(bytes: Uint8Array): boolean {
  const [, second = 0x30, third = 0x81] = bytes;
  return bytes.length < 4 && second >= 0x30 && second <= 0x39 && third >= 0x81 && third <= 0xfe;
}
