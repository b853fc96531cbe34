import { codeLists, type CodeListName } from '../layouts/codes.ts';
import type { Column } from '../layouts/layout.ts';
import { civilDate, civilDateTime } from './dates.ts';
import { documentNumberForm } from './identifiers.ts';
import { people } from './people.ts';
import { isEmpty, nfkc, trimmed, withoutWhiteSpace } from './text.ts';

/** The unit of a money column when neither its header nor the cell names one. */
export type Unit = '元' | '万元';

/** A cell's value in the text form that its SQL type casts from; `bad` when the text does not fit the type. */
export interface Cleaned {
  readonly value: string | null;
  readonly bad: boolean;
}

const nothing: Cleaned = { value: null, bad: false };
const unreadable: Cleaned = { value: null, bad: true };

/** The reader of one column's cells: raw text in, typed text out. The reference for every faster way of reading. */
export function cleaner(column: Column, unit: Unit = column.type === 'wan' ? '万元' : '元'): (raw: string) => Cleaned {
  const read = reader(column, unit);
  return (raw) => {
    if (isEmpty(raw)) return nothing;
    const value = read(raw);
    return value === null ? unreadable : { value, bad: false };
  };
}

function reader(column: Column, unit: Unit): (raw: string) => string | null {
  switch (column.type) {
    case 'key':
    case 'uscc':
    case 'partycode':
      return key;
    case 'docno':
      return (raw) => documentNumberForm(key(raw));
    case 'name':
    case 'text':
      return (raw) => withoutWhiteSpace(nfkc(raw));
    case 'date':
      return civilDate;
    case 'datetime':
      return civilDateTime;
    case 'money':
    case 'wan':
      return (raw) => money(raw, unit);
    case 'int':
      return (raw) => matching(raw, /^0*\d{1,18}$/u);
    case 'num':
      return (raw) => matching(raw, /^0*\d{1,18}(\.\d+)?$/u);
    case 'duration':
      return duration;
    case 'bool':
      return bool;
    case 'people':
      return people;
    case 'enum':
      return oneOf(phrases(column.codes));
    case 'enums':
      return severalOf(phrases(column.codes));
  }
}

/** NFKC, no white space, upper case. */
export function key(raw: string): string {
  return withoutWhiteSpace(nfkc(raw)).toUpperCase();
}

function matching(raw: string, pattern: RegExp): string | null {
  const text = trimmed(nfkc(raw));
  return pattern.test(text) ? text : null;
}

/** Yuan as a decimal that fits `DECIMAL(28,8)`. A unit in the cell wins over the column's. */
function money(raw: string, unit: Unit): string | null {
  const text = withoutWhiteSpace(nfkc(raw)).replaceAll(',', '').replace(/^¥/u, '');
  const parts = /^(\d+)(?:\.(\d+))?(万元|元)?$/u.exec(text);
  if (!parts) return null;
  const shift = (parts[3] ?? unit) === '万元' ? 4 : 0;
  const whole = (parts[1] ?? '').replace(/^0+(?=\d)/u, '');
  if (whole.length > 20) return null;
  // the column holds hundred-millionths of a yuan; a workbook's 3.3000000000000003 is an amount all the same
  const fraction = (parts[2] ?? '').slice(0, 40).padEnd(shift + 9, '0');
  const kept = `${whole}${fraction.slice(0, shift + 8)}`;
  const value = BigInt(kept) + (fraction.charAt(shift + 8) >= '5' ? 1n : 0n);
  const digits = value.toString().padStart(9, '0');
  return digits.length > 28 ? null : `${digits.slice(0, -8)}.${digits.slice(-8)}`.replace(/\.?0+$/u, '');
}

/** Whole seconds; `HH:MM:SS` is converted. */
function duration(raw: string): string | null {
  const text = trimmed(nfkc(raw));
  if (/^\d{1,15}$/u.test(text)) return text;
  const parts = /^(\d{1,9}):([0-5]\d):([0-5]\d)$/u.exec(text);
  return parts ? String(Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3])) : null;
}

const truths = new Map([
  ['是', 'true'],
  ['1', 'true'],
  ['Y', 'true'],
  ['√', 'true'],
  ['否', 'false'],
  ['0', 'false'],
  ['N', 'false'],
  ['×', 'false'],
]);

function bool(raw: string): string | null {
  return truths.get(key(raw)) ?? null;
}

/** Every accepted spelling of a code list → its canonical value. */
function phrases(name: CodeListName | undefined): ReadonlyMap<string, string> {
  if (name === undefined) throw new Error('a code column without its list');
  const spellings = new Map<string, string>();
  for (const [canonical, synonyms] of Object.entries<readonly string[]>(codeLists[name]))
    for (const spelling of [canonical, ...synonyms]) spellings.set(withoutWhiteSpace(nfkc(spelling)), canonical);
  return spellings;
}

function oneOf(known: ReadonlyMap<string, string>): (raw: string) => string | null {
  return (raw) => known.get(withoutWhiteSpace(nfkc(raw))) ?? null;
}

/** Scans for the longest known phrase: two canonical names contain 、 themselves, so the text is never split first. */
function severalOf(known: ReadonlyMap<string, string>): (raw: string) => string | null {
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length);
  return (raw) => {
    const text = withoutWhiteSpace(nfkc(raw));
    const found = new Set<string>();
    for (let at = 0; at < text.length;) {
      const phrase = longestFirst.find((p) => text.startsWith(p, at));
      if (phrase !== undefined) {
        found.add(known.get(phrase) ?? phrase);
        at += phrase.length;
      } else if (';,、+/|'.includes(text.charAt(at))) at++;
      else return null;
    }
    return found.size === 0 ? null : [...found].join(';');
  };
}
