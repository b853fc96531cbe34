import { isEmpty, nfkc, whiteSpaceClass, withoutWhiteSpace } from './text.ts';

/** `李 涛`: two single characters set apart, to fill the width of a three-character name. */
const spacedName = /(?<!\p{Script=Han})(\p{Script=Han}) +(\p{Script=Han})(?!\p{Script=Han})/gu;
const separator = new RegExp(`[、,;/|${whiteSpaceClass}]`, 'u');
const person = /^([^()]+)(?:\(([^()]*)\))?$/su;

/** Persons in canonical form, `李涛(14040012);王芳`; null when a part is not `name` or `name(certificate)`. */
export function people(raw: string): string | null {
  const persons = parts(nfkc(raw).replace(spacedName, '$1$2')).map(canonical);
  return persons.length === 0 || persons.includes(null) ? null : persons.join(';');
}

function canonical(part: string): string | null {
  const match = person.exec(part);
  if (!match) return null;
  const certificate = match[2] === undefined || isEmpty(match[2]) ? '' : withoutWhiteSpace(match[2]).toUpperCase();
  return certificate === '' ? (match[1] ?? '') : `${match[1] ?? ''}(${certificate})`;
}

/** Splits at separators and white space outside brackets; empty parts are skipped. */
function parts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth === 0 && separator.test(character)) {
      if (part !== '') found.push(part);
      part = '';
    } else part += character;
  }
  if (part !== '') found.push(part);
  return found;
}
