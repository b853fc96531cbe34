import { findStream, type Stream } from './compound-file.ts';

/**
 * The records of an old workbook ([MS-XLS]), before the library reads them: it takes the length of a text from beyond the end of a record that is
 * too short for one, and then goes on until the memory is gone, and it unpacks a theme without noticing where the theme ends.
 */

/** Bytes that a record needs, at least, for the length of the text in it to be there. */
const least: ReadonlyMap<number, number> = new Map([
  // Label, of BIFF2 and later; RString
  [0x0004, 8],
  [0x0204, 8],
  [0x00d6, 8],
  // String: the text that a formula gave
  [0x0007, 1],
  [0x0207, 2],
  // Format, of BIFF2 and later
  [0x001e, 1],
  [0x041e, 3],
  // BoundSheet: the name of a sheet
  [0x0085, 7],
]);

/** Records of which no table is made: headings on paper, names, comments, links, who wrote it, the theme. */
const besides: ReadonlySet<number> = new Set([
  ...[0x0014, 0x0015, 0x0018, 0x001c, 0x0023, 0x005c, 0x01b6, 0x01b8, 0x01ba, 0x0800, 0x0896],
]);
/** A number that no record has: what has it is passed over. */
const nothing = 0xffff;

/** Makes the records beside the tables of a compound file ones that are passed over, in place; false where another is too short for what it must hold. */
export function mendRecords(bytes: Uint8Array): boolean {
  const stream = findStream(bytes, ['workbook', 'book']);
  if (!stream) return true;
  const word = (at: number): number => (bytes[stream.at(at)] ?? 0) + 256 * (bytes[stream.at(at + 1)] ?? 0);
  for (let at = 0; at + 4 <= stream.length;) {
    const [type, length] = [word(at), word(at + 2)];
    if (length < (least.get(type) ?? 0)) return false;
    if (besides.has(type)) put(bytes, stream, at, nothing);
    at += 4 + length;
  }
  return true;
}

function put(bytes: Uint8Array, stream: Stream, at: number, word: number): void {
  bytes[stream.at(at)] = word % 256;
  bytes[stream.at(at + 1)] = word >>> 8;
}
