import fc from 'fast-check';
import { expect } from 'vitest';
import { isDigits, isPlaceholder, loosened, read, slipped, squeezed, widened, type Outcome } from './cells.ts';
import { property, type Property } from './property.ts';

const opening = Array.from('〔[【(');
const closing = Array.from('〕]】)');

/** Reads a 文号 from its end: 号, the number, 第, the year in brackets; whatever stands before is the prefix. */
function judged(raw: string): Outcome {
  if (isPlaceholder(raw)) return null;
  const text = Array.from(squeezed(raw).toUpperCase());
  const rest = [...text];
  const takeLast = (fits: (c: string) => boolean) =>
    rest.length > 0 && fits(rest.at(-1) ?? '') ? rest.pop() : undefined;
  takeLast((c) => c === '号');
  const number: string[] = [];
  for (let c = takeLast(isDigits); c !== undefined; c = takeLast(isDigits)) number.unshift(c);
  takeLast((c) => c === '第');
  const closed = takeLast((c) => closing.includes(c)) !== undefined;
  const year = rest.splice(-4);
  const opened = takeLast((c) => opening.includes(c)) !== undefined;
  if (number.length === 0 || !closed || !opened || year.length !== 4 || !year.every(isDigits)) return text.join('');
  return `${rest.join('')}〔${year.join('')}〕${BigInt(number.join(''))}号`;
}

const prefixes = fc.oneof(
  fc.constantFrom('长商罚决字', '（长）商罚', '沁市监罚告字', 'CFa', '长商〔2019〕罚字', '(2020)京'),
  fc.string({ unit: fc.constantFrom(...Array.from('长商罚字第号A1[]（）〔〕')), minLength: 1, maxLength: 8 }),
);
const numbers = fc.record({
  prefix: prefixes,
  open: fc.constantFrom(...opening, '﹝', '［', '（'),
  year: fc.integer({ min: 1000, max: 9999 }),
  close: fc.constantFrom(...closing, '﹞', '］', '）'),
  ordinal: fc.constantFrom('', '第'),
  zeros: fc.nat(3),
  number: fc.nat(99_999_999),
  end: fc.constantFrom('', '号'),
});
const written = (n: typeof numbers extends fc.Arbitrary<infer N> ? N : never) =>
  `${n.prefix}${n.open}${n.year}${n.close}${n.ordinal}${'0'.repeat(n.zeros)}${n.number}${n.end}`;

export const documents: readonly Property[] = [
  property(
    'a document number has one spelling, however its brackets, zeros and 第 are written',
    numbers.chain((n) =>
      widened(written(n))
        .chain(loosened)
        .map((text) => ({ n, text })),
    ),
    ({ n, text }) => {
      const prefix = squeezed(n.prefix).toUpperCase();
      expect(read('docno', text)).toBe(`${prefix}〔${n.year}〕${n.number}号`);
    },
  ),
  property(
    'what is nearly a document number is one only when the rules say so',
    slipped(numbers.map(written), Array.from('〔[【(〕]】)第号0129-长 之')),
    (text) => {
      expect(read('docno', text)).toBe(judged(text));
    },
  ),
  property(
    'a spelling is its own spelling',
    slipped(numbers.map(written), Array.from('〔[【(〕]】)第号0129-长 之')),
    (text) => {
      const once = read('docno', text);
      if (typeof once === 'string') expect(read('docno', once)).toBe(once);
    },
  ),
];
