import fc from 'fast-check';
import { expect } from 'vitest';
import { isPlaceholder, isSpace, read, slipped, squeezed, unreadable, widened, type Outcome } from './cells.ts';
import { property, type Property } from './property.ts';

const han = Array.from('李涛王芳赵欧阳娜');
const isHan = (c: string | undefined) => c !== undefined && c >= '\u4E00' && c <= '\u9FFF';

/** Pulls together two single Chinese characters with blanks between, from the left. */
function joined(text: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    let next = at + 1;
    while (text[next] === ' ') next++;
    const apart = isHan(text[at]) && next > at + 1 && isHan(text[next]);
    if (apart && !isHan(text[at - 1]) && !isHan(text[next + 1])) {
      found.push(text[at] ?? '', text[next] ?? '');
      at = next;
    } else found.push(text[at] ?? '');
  }
  return found;
}

/** A machine that reads persons character by character: between persons, in a name, in a bracket, after a bracket. */
function judged(raw: string): Outcome {
  if (isPlaceholder(raw)) return null;
  const persons: string[] = [];
  let state: 'between' | 'name' | 'bracket' | 'after' = 'between';
  let name = '';
  let certificate = '';
  const end = () => {
    if (state === 'name' || state === 'after')
      persons.push(isPlaceholder(certificate) ? name : `${name}(${squeezed(certificate).toUpperCase()})`);
    [state, name, certificate] = ['between', '', ''];
  };
  for (const c of joined(Array.from(raw.normalize('NFKC')))) {
    const separates = isSpace(c) || '、,;/|'.includes(c);
    if (state === 'bracket') {
      if (c === '(') return unreadable;
      if (c === ')') state = 'after';
      else certificate += c;
    } else if (separates) end();
    else if (state === 'after' || c === ')') return unreadable;
    else if (c === '(') {
      if (state !== 'name') return unreadable;
      state = 'bracket';
    } else {
      state = 'name';
      name += c;
    }
  }
  if ((state as string) === 'bracket') return unreadable;
  end();
  return persons.length === 0 ? unreadable : persons.join(';');
}

const names = fc.oneof(
  fc.string({ unit: fc.constantFrom(...han), minLength: 2, maxLength: 4 }),
  fc.constantFrom('古丽·阿依', 'Tom', '李a'),
);
const certificates = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789ABx-、, ')), minLength: 1, maxLength: 10 }),
  fc.constantFrom('', '无', 'N/A'),
);
/** A person as written and as read; names of two characters are often set apart. */
const persons = fc
  .record({ name: names, certificate: fc.option(certificates), apart: fc.nat(3), wide: fc.boolean() })
  .map(({ name, certificate, apart, wide }) => {
    const [first, second, ...more] = Array.from(name);
    const spaced = isHan(first) && isHan(second) && more.length === 0 ? [first, second].join(' '.repeat(apart)) : name;
    const [open, close] = wide ? ['（', '）'] : ['(', ')'];
    const number = certificate === null || isPlaceholder(certificate) ? '' : `(${squeezed(certificate).toUpperCase()})`;
    return { text: certificate === null ? spaced : `${spaced}${open}${certificate}${close}`, read: name + number };
  });
const separators = fc.constantFrom('、', ',', '，', ';', '；', '/', '|', '\n', '、\n', '; ', '，、', '\t');

export const people: readonly Property[] = [
  property(
    'persons are read in their order, with their certificates, whatever stands between them',
    fc.array(fc.tuple(persons, separators), { minLength: 1, maxLength: 5 }),
    (list) => {
      const text = list.map(([person, separator], i) =>
        i + 1 === list.length ? person.text : person.text + separator,
      );
      expect(read('people', text.join(''))).toBe(list.map(([person]) => person.read).join(';'));
    },
  ),
  property(
    'what is nearly a list of persons is one only when the rules say so',
    fc.oneof(
      slipped(
        fc
          .array(fc.tuple(persons, separators), { maxLength: 4 })
          .map((list) => list.map(([p, s]) => p.text + s).join('')),
        Array.from('李王()（）、;1A \n　/无'),
      ).chain(widened),
      fc.string({ unit: fc.constantFrom(...Array.from('李王()（）、;1A \n　/无\u200B')), maxLength: 12 }),
    ),
    (text) => {
      expect(read('people', text)).toBe(judged(text));
    },
  ),
];
