/** Codes of the characters of two and of four bytes, asked of the platform's decoder. */
const codes = new Map<string, readonly number[]>();

const decoder = new TextDecoder('gb18030');

function learn(bytes: readonly number[]): void {
  const text = decoder.decode(Uint8Array.from(bytes));
  if (!text.includes('\uFFFD') && Array.from(text).length === 1 && !codes.has(text)) codes.set(text, bytes);
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Encodes text as GB18030, the characters of four bytes too. Throws on a character that has no code. */
export function encodeGb18030(text: string): Uint8Array {
  if (codes.size === 0) {
    for (const lead of range(0x81, 0xfe))
      for (const trail of range(0x40, 0xfe)) if (trail !== 0x7f) learn([lead, trail]);
    for (const first of range(0x81, 0x84))
      for (const second of range(0x30, 0x39))
        for (const third of range(0x81, 0xfe))
          for (const fourth of range(0x30, 0x39)) learn([first, second, third, fourth]);
  }
  return Uint8Array.from(Array.from(text).flatMap(bytesOf));
}

function bytesOf(character: string): readonly number[] {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return [point];
  if (point > 0xffff) {
    // the planes above the first follow each other, from 0x90308130 on
    const n = point - 0x10000;
    return [
      0x90 + Math.floor(n / 12600),
      0x30 + (Math.floor(n / 1260) % 10),
      0x81 + (Math.floor(n / 10) % 126),
      0x30 + (n % 10),
    ];
  }
  const code = codes.get(character);
  if (!code) throw new Error(`no GB18030 code for U+${point.toString(16).toUpperCase()}`);
  return code;
}
