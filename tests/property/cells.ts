import fc from 'fast-check';
import type { CodeListName } from '../../ingest/layouts/codes.ts';
import type { Column, ColumnType } from '../../ingest/layouts/layout.ts';
import { cleaner, type Unit } from '../../ingest/clean/values.ts';

/** What the oracles share: how a cell is read, and the reading rules that hold for every type, told once more and otherwise. */

export const unreadable = Symbol('unreadable');
export type Outcome = string | null | typeof unreadable;

const cleaners = new Map<string, ReturnType<typeof cleaner>>();

/** What our reader makes of a cell. */
export function read(type: ColumnType, raw: string, unit?: Unit, codes?: CodeListName): Outcome {
  const name = [type, unit, codes].join(' ');
  const column: Column = { field: 'f', header: 'F', type, ...(codes ? { codes } : {}) };
  const clean = cleaners.get(name) ?? cleaner(column, unit);
  cleaners.set(name, clean);
  const { value, bad } = clean(raw);
  return bad ? unreadable : value;
}

/** The code points of Unicode White_Space, and the invisible ones that the rules add. */
const spaces = new Set(
  [9, 10, 11, 12, 13, 32, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]
    .concat(Array.from({ length: 11 }, (_, i) => 0x2000 + i))
    .concat([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]),
);

export function isSpace(character: string): boolean {
  return spaces.has(character.codePointAt(0) ?? -1);
}

/** NFKC, then every white space taken out, one character at a time. */
export function squeezed(raw: string): string {
  let kept = '';
  for (const character of raw.normalize('NFKC')) if (!isSpace(character)) kept += character;
  return kept;
}

export function isPlaceholder(raw: string): boolean {
  return ['', '无', '/', '\\', '—', '——', '-', '--', '空', '暂无', '不详', 'NULL', 'N/A'].includes(
    squeezed(raw).toUpperCase(),
  );
}

/** Digits at the ends of which there may be nothing else: the text has to be looked at character by character. */
export function isDigits(text: string): boolean {
  return text !== '' && Array.from(text).every((c) => c >= '0' && c <= '9' && c.length === 1);
}

export const blank = fc.constantFrom(' ', '\u3000', '\u00A0', '\t', '\n', '\u200B', '\uFEFF', '\u2002', '\u2060');
export const blanks = fc.string({ unit: blank, maxLength: 2 });

/** A text with some of its characters in full width, as NFKC turns back. */
export function widened(text: string): fc.Arbitrary<string> {
  const wide = (c: string) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0);
  return fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((choices) =>
      Array.from(text, (c, i) => (choices[i] === true && c > ' ' && c < '\x7F' ? wide(c) : c)).join(''),
    );
}

/** A text with white space put in at some places. */
export function loosened(text: string): fc.Arbitrary<string> {
  const characters = Array.from(text);
  const gaps = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: blanks }), {
    minLength: characters.length + 1,
    maxLength: characters.length + 1,
  });
  return gaps.map((gap) => characters.map((c, i) => (gap[i] ?? '') + c).join('') + (gap[characters.length] ?? ''));
}

/** A text after none, one or two slips: a character lost, added or mistaken. */
export function slipped(texts: fc.Arbitrary<string>, alphabet: readonly string[]): fc.Arbitrary<string> {
  const slip = fc.record({
    kind: fc.constantFrom('lose', 'add', 'mistake'),
    at: fc.nat(60),
    with: fc.constantFrom(...alphabet),
  });
  return fc.tuple(texts, fc.array(slip, { maxLength: 2 })).map(([text, slips]) => {
    const characters = Array.from(text);
    for (const { kind, at, with: other } of slips) {
      const place = at % (characters.length + 1);
      characters.splice(place, kind === 'add' ? 0 : 1, ...(kind === 'lose' ? [] : [other]));
    }
    return characters.join('');
  });
}
