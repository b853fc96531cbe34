import fc from 'fast-check';
import { expect } from 'vitest';
import { gb18030ToUtf8, roomFor } from '../../ingest/read/gb18030.ts';
import { property, type Property } from './property.ts';

/** Bytes as they occur in GB18030: pairs, fours, ASCII, and any others in between. */
const bytes = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.integer({ min: 0x81, max: 0xfe }), fc.integer({ min: 0x40, max: 0xfe })) },
      {
        weight: 2,
        arbitrary: fc.tuple(
          fc.integer({ min: 0x81, max: 0x90 }),
          fc.integer({ min: 0x30, max: 0x39 }),
          fc.integer({ min: 0x81, max: 0xfe }),
          fc.integer({ min: 0x30, max: 0x39 }),
        ),
      },
      { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 0, max: 0x7f })) },
      { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xff }), { maxLength: 3 }) },
    ),
    { maxLength: 12 },
  )
  .map((parts) => Uint8Array.from(parts.flat()));

/** The text by the platform's decoder; null where the bytes are no GB18030. */
function asked(input: Uint8Array): string | null {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(input);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The text by ours, which gets the bytes in parts and what it left of one again with the next. */
function transcoded(input: Uint8Array, cut: number): string | null {
  const at = Math.min(cut, input.length);
  const written: Uint8Array[] = [];
  let from = 0;
  for (const end of [at, input.length]) {
    const out = new Uint8Array(roomFor(end - from));
    const done = gb18030ToUtf8(input.subarray(from, end), out);
    if (!done) return null;
    written.push(out.subarray(0, done.written));
    from += done.read;
  }
  return from === input.length
    ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(written))
    : null;
}

export const transcoding: readonly Property[] = [
  property(
    'GB18030 becomes the text that the platform reads, or is refused with it, wherever it is cut',
    fc.tuple(bytes, fc.nat(40)),
    ([input, cut]) => {
      expect(transcoded(input, cut)).toBe(asked(input));
    },
  ),
];
