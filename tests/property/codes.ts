import fc from 'fast-check';
import { expect } from 'vitest';
import { codeLists, type CodeListName } from '../../ingest/layouts/codes.ts';
import { isPlaceholder, loosened, read, squeezed, unreadable, widened, type Outcome } from './cells.ts';
import { property, type Property } from './property.ts';

const names = Object.keys(codeLists) as CodeListName[];

/** Every spelling of a list with its canonical value, as pairs. */
function spellings(name: CodeListName): [string, string][] {
  return Object.entries<readonly string[]>(codeLists[name]).flatMap(([canonical, synonyms]) =>
    [canonical, ...synonyms].map((spelling): [string, string] => [squeezed(spelling), canonical]),
  );
}

/**
 * Scanning with the longest phrase, worked out from the end of the text backwards: what can be read from each place on is known before
 * the places left of it are looked at.
 */
function judged(raw: string, name: CodeListName): Outcome {
  if (isPlaceholder(raw)) return null;
  const text = squeezed(raw);
  const from: (string[] | null)[] = [];
  from[text.length] = [];
  for (let at = text.length - 1; at >= 0; at--) {
    const fitting = spellings(name).filter(([spelling]) => text.slice(at, at + spelling.length) === spelling);
    const longest = fitting.reduce<[string, string] | null>((a, b) => (a && a[0].length >= b[0].length ? a : b), null);
    const after = from[at + (longest?.[0].length ?? 1)] ?? null;
    if (longest) from[at] = after && [longest[1], ...after];
    else from[at] = /[;,、+/|]/u.test(text.charAt(at)) ? after : null;
  }
  const values = from[0] ?? [];
  return values.length === 0 ? unreadable : values.filter((value, i) => values.indexOf(value) === i).join(';');
}

const lists = fc.constantFrom(...names);
const pieces = (name: CodeListName) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...spellings(name).map(([spelling]) => spelling)) },
    { weight: 4, arbitrary: fc.constantFrom('、', '，', '；', ';', ',', '+', '/', '|', '｜', '＋', ' ', '\n', '') },
    // halves of phrases
    { weight: 1, arbitrary: fc.constantFrom(...spellings(name).flatMap(([s]) => [s.slice(0, -1), s.slice(1)])) },
  );
const truths: [string, string][] = [
  ...Array.from('是1Yy√ｙ', (c): [string, string] => [c, 'true']),
  ...Array.from('否0Nn×ｎ', (c): [string, string] => [c, 'false']),
];

export const codes: readonly Property[] = [
  property(
    'several values are read by the longest phrase at each place, once each, in their order',
    lists.chain((name) => fc.array(pieces(name), { maxLength: 8 }).map((parts) => ({ name, text: parts.join('') }))),
    ({ name, text }) => {
      expect(read('enums', text, undefined, name)).toBe(judged(text, name));
    },
  ),
  property(
    'a code is one of its list however it is spaced and widened, and no other text',
    lists.chain((name) =>
      pieces(name)
        .chain(widened)
        .chain(loosened)
        .map((text) => ({ name, text })),
    ),
    ({ name, text }) => {
      const known = spellings(name).find(([spelling]) => spelling === squeezed(text));
      expect(read('enum', text, undefined, name)).toBe(isPlaceholder(text) ? null : (known?.[1] ?? unreadable));
    },
  ),
  property(
    'yes and no have eight spellings and their lower case',
    fc.oneof(
      fc
        .constantFrom(...truths)
        .chain(([text, value]) => loosened(text).map((written): [string, Outcome] => [written, value])),
      fc
        .string({ unit: fc.constantFrom(...Array.from('是否01YNTF√×yn ')), minLength: 2, maxLength: 3 })
        .filter((text) => squeezed(text).length > 1)
        .map((text): [string, Outcome] => [text, unreadable]),
    ),
    ([text, value]) => {
      expect(read('bool', text)).toBe(value);
    },
  ),
];
