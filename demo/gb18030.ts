/** Code of each character of GB18030's two-byte area, lead × 256 + trail; built once from the decoder of the platform. */
const codes = reverseTable();

function reverseTable(): Uint16Array {
  const table = new Uint16Array(65536);
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      pair.set([lead, trail]);
      const text = decoder.decode(pair);
      if (text.length === 1) table[text.charCodeAt(0)] = lead * 256 + trail;
    }
  return table;
}

/**
 * Encodes text as GB18030. Knows ASCII and the two-byte area (all of GBK), which is what Chinese office software writes.
 * Throws on any other character rather than writing something a reader can't give back.
 */
export function encodeGb18030(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const code = codes[unit] ?? 0;
    if (code === 0) throw new Error(`no two-byte GB18030 code for U+${unit.toString(16).toUpperCase()}`);
    bytes[length++] = code >> 8;
    bytes[length++] = code & 0xff;
  }
  return bytes.subarray(0, length);
}
