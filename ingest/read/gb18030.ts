/**
 * GB18030 into UTF-8 without a text in between, which is most of the work with large exports. What each pair of bytes means, the platform's
 * own decoder is asked once; four bytes are given to it each time.
 */

/** UTF-16 unit of `(first - 0x81) * 256 + second`; 0 where the pair is no character. */
let pairs: Uint16Array | null = null;
/** UTF-16 unit of the single bytes beyond ASCII that begin no pair; 0 where they are none. */
let singles: { readonly low: number; readonly high: number } | null = null;

/** How far it came: whole characters only; null where bytes are no GB18030. */
export interface Transcoded {
  readonly read: number;
  readonly written: number;
}

/** Room that the UTF-8 of so many bytes may take. */
export function roomFor(bytes: number): number {
  return bytes * 3;
}

/** Writes the characters of `bytes` into `out` as UTF-8; an incomplete one at the end is left unread. `out` has `roomFor` them. */
export function gb18030ToUtf8(bytes: Uint8Array, out: Uint8Array): Transcoded | null {
  pairs ??= askPairs();
  singles ??= { low: unitOf([0x80]), high: unitOf([0xff]) };
  const table = pairs;
  const length = bytes.length;
  let [i, o] = [0, 0];
  while (i < length) {
    const first = bytes[i] ?? 0;
    if (first < 0x80) {
      out[o++] = first;
      i++;
      continue;
    }
    let unit: number;
    if (first === 0x80 || first === 0xff) {
      unit = first === 0x80 ? singles.low : singles.high;
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
      unit = table[((first - 0x81) << 8) | second] ?? 0;
      i += 2;
    }
    if (unit === 0) return null;
    if (unit < 0x800) {
      out[o++] = 0xc0 | (unit >> 6);
    } else {
      out[o++] = 0xe0 | (unit >> 12);
      out[o++] = 0x80 | ((unit >> 6) & 0x3f);
    }
    out[o++] = 0x80 | (unit & 0x3f);
  }
  return { read: i, written: o };
}

function askPairs(): Uint16Array {
  const table = new Uint16Array(126 * 256);
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++)
      if (second !== 0x7f) table[((first - 0x81) << 8) | second] = unitOf([first, second]);
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

/** The only unit of the bytes' text; 0 where they are no text, or more than one unit of it. */
function unitOf(bytes: readonly number[]): number {
  const text = decode(Uint8Array.from(bytes));
  return text?.length === 1 ? text.charCodeAt(0) : 0;
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
