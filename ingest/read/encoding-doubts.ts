/** Why a text that could be decoded as GB18030 may be something else. */
export interface Doubt {
  readonly kind: 'mixed' | 'latin-1' | 'big5' | 'unknown';
  /** what was read, shortened */
  readonly sample: string;
  /** the same bytes in the other encoding; null where none is likely */
  readonly instead: string | null;
  /** where UTF-8 ends, for `mixed` */
  readonly offset: number | null;
  readonly line: number | null;
}

/** Characters beyond ASCII to judge a text by. */
const enough = 2000;

/**
 * Watches a text that is read as GB18030 because it is not UTF-8. Every byte may be decodable and the text still be wrong: a UTF-8 file
 * with one broken character, Latin-1 whose accents happen to be followed by letters, Big5. Chinese text consists almost wholly of
 * the 6,763 characters and the punctuation of GB 2312; those others do not.
 */
export class EncodingDoubts {
  readonly #utf8Failed: Uint8Array;
  #common = 0;
  #rare = 0;
  /** bytes around the first character beyond ASCII */
  #sample: Uint8Array | null = null;

  /** `utf8Failed` are the bytes among which UTF-8 decoding failed. */
  constructor(utf8Failed: Uint8Array) {
    this.#utf8Failed = around(utf8Failed, 1 << 16);
  }

  /** Whether more has to be looked at. */
  undecided(): boolean {
    return this.#common + this.#rare < enough;
  }

  /** Looks at a part as it was decoded. Cheap: parts of plain ASCII are skipped, and after some thousand characters all are. */
  look(text: string, bytes: Uint8Array): void {
    if (!this.undecided() || text.length === bytes.length) return;
    this.#sample ??= around(bytes, 4096);
    for (const char of text) {
      if (char <= '\x7f') continue;
      if (gb2312().has(char)) this.#common++;
      else this.#rare++;
      if (!this.undecided()) return;
    }
  }

  /** The doubt after the whole text was read; null when it looks like Chinese. `locate` finds where UTF-8 ends. */
  async verdict(locate: () => Promise<{ offset: number; line: number }>): Promise<Doubt | null> {
    const sample = this.#sample ?? this.#utf8Failed;
    const read = snippet(new TextDecoder('gb18030').decode(sample));
    const plain = { sample: read, instead: null, offset: null, line: null };
    if (isMostly('utf-8', this.#utf8Failed)) {
      const { offset, line } = await locate();
      return { ...plain, kind: 'mixed', instead: snippet(new TextDecoder('utf-8').decode(sample)), offset, line };
    }
    const total = this.#common + this.#rare;
    if (total === 0 || this.#common >= total * 0.8) return null;
    if (isLatin1(sample))
      return { ...plain, kind: 'latin-1', instead: snippet(new TextDecoder('windows-1252').decode(sample)) };
    const big5 = asBig5(sample);
    if (big5 !== null) return { ...plain, kind: 'big5', instead: snippet(big5) };
    return total < 8 ? null : { ...plain, kind: 'unknown' };
  }

  /** What most of the bytes around the first one that isn't UTF-8 are. */
  mostly(): 'utf-8' | 'gb18030' | 'latin-1' | null {
    if (isLatin1(this.#utf8Failed)) return 'latin-1';
    for (const encoding of ['utf-8', 'gb18030'] as const) if (isMostly(encoding, this.#utf8Failed)) return encoding;
    return null;
  }
}

/** Four fifths of the characters beyond ASCII, and not only a few, are of the encoding. */
function isMostly(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0];
  for (const char of new TextDecoder(encoding).decode(bytes)) {
    if (char === '\uFFFD') bad++;
    else if (char > '\x7f') good++;
  }
  return good >= 4 && good >= bad * 4;
}

/** Western text: its bytes beyond ASCII mostly stand alone between plain letters. */
function isLatin1(bytes: Uint8Array): boolean {
  let [high, alone] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    high++;
    if ((bytes[i - 1] ?? 0) < 0x80 && (bytes[i + 1] ?? 0) < 0x80) alone++;
  }
  return high > 0 && alone * 2 > high;
}

/** The text when it is Big5 throughout and nearly all of it frequently used characters; else null. */
function asBig5(bytes: Uint8Array): string | null {
  const text = new TextDecoder('big5').decode(bytes);
  let [frequent, other] = [0, 0];
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    if (lead >= 0xa1 && lead <= 0xc6) frequent++;
    else other++;
    i++;
  }
  return frequent + other >= 4 && !text.slice(0, -1).includes('\uFFFD') && frequent >= (frequent + other) * 0.9
    ? text
    : null;
}

/** Some bytes from the beginning of the line in which the first one beyond ASCII stands. */
function around(bytes: Uint8Array, size: number): Uint8Array {
  const at = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  const start = bytes.lastIndexOf(0x0a, at) + 1;
  return bytes.slice(Math.max(start, at - 512), at + size);
}

/** A few characters around the first one beyond ASCII. */
function snippet(text: string): string {
  const chars = Array.from(text);
  const at = chars.findIndex((char) => char > '\x7f');
  return chars
    .slice(Math.max(0, at - 8), at + 12)
    .join('')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

let common: ReadonlySet<string> | null = null;

/** The characters of GB 2312: rows 1–3 punctuation, digits, letters; rows 16–87 Chinese characters. */
function gb2312(): ReadonlySet<string> {
  if (common) return common;
  const bytes: number[] = [];
  for (let row = 0xa1; row <= 0xf7; row++)
    if (row <= 0xa3 || row >= 0xb0) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  common = new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)));
  return common;
}
