import { literal } from '../../src/lib/engine/engine.ts';
import { headerForm } from '../clean/text.ts';
import type { Unit } from '../clean/values.ts';
import type { Column } from './layout.ts';
import type { Choice, FieldSource, Names } from './mapping.ts';
import { caught, filledCell, firstFilled, flagsOf, joinOf, listOf, peopleOf, sumOf } from './mapping-sql.ts';
import { unitOf } from './recognise.ts';

/** The physical column that goes by one of these names, and the header it has. */
export type Finder = (names: Names) => At | null;

interface At {
  readonly index: number;
  readonly text: string;
}

/** Where a field is read from: a physical column as it stands, or SQL over several. */
export type Found = {
  /** the header it is read from, as a sentence may name it */
  readonly text: string;
  readonly unit: Unit;
  readonly codes?: ReadonlyMap<string, string>;
  /** physical columns */
  readonly reads: readonly number[];
} & ({ readonly index: number } | { readonly index: null; readonly sql: string });

/** How a source gives a field in a file with these headers; null when its columns are not there. */
export function readField(column: Column, source: FieldSource, find: Finder): Found | null {
  const made = source.from === undefined ? madeOf(column, source, find) : plain(source, find(source.from));
  if (!made) return null;
  const { at, ...how } = made;
  const text = at.length > 0 ? [...new Set(at.map((a) => a.text))].join(' + ') : `固定值“${source.value ?? ''}”`;
  const unit = source.unit ?? (source.sum ? '元' : unitOf(column, at[0]?.text ?? ''));
  const codes = source.codes && new Map(Object.entries(source.codes).map(([from, to]) => [headerForm(from), to]));
  return { ...how, text, unit, ...(codes ? { codes } : {}), reads: at.map((a) => a.index) };
}

type Made = { readonly at: readonly At[] } & (
  { readonly index: number } | { readonly index: null; readonly sql: string }
);

function plain({ pattern }: FieldSource, at: At | null): Made | null {
  if (!at) return null;
  return pattern === undefined
    ? { at: [at], index: at.index }
    : { at: [at], index: null, sql: caught(at.index, pattern) };
}

function madeOf(column: Column, source: FieldSource, find: Finder): Made | null {
  const { filled, list, join, sum, people } = source;
  if (filled) return choices(filled, find);
  if (list) return some(list, find, (at) => listOf(at.map((a) => a.index)));
  if (sum)
    return some(sum, find, (at) =>
      sumOf(at.map((a) => ({ index: a.index, unit: source.unit ?? unitOf(column, a.text) }))),
    );
  if (join) {
    const found = join.map(find).filter((a) => a !== null);
    return found.length < join.length ? null : { at: found, index: null, sql: joinOf(found.map((a) => a.index)) };
  }
  if (source.flags) return flags(source.flags, find);
  if (people) return persons(people, find);
  return source.value === undefined ? null : { at: [], index: null, sql: literal(source.value) };
}

function choices(parts: readonly Choice[], find: Finder): Made | null {
  const found = parts.flatMap((part) => {
    if (typeof part === 'string') {
      const at = find(part);
      return at ? [{ at: [at], when: filledCell(at.index), then: `c${at.index}` }] : [];
    }
    if ('flags' in part) {
      const set = flags(part.flags, find);
      return set ? [{ at: set.at, when: set.sql, then: set.sql }] : [];
    }
    const [when, from] = [find(part.when), find(part.from)];
    return when && from ? [{ at: [from], when: filledCell(when.index), then: `c${from.index}` }] : [];
  });
  return found.length === 0 ? null : { at: found.flatMap((f) => f.at), index: null, sql: firstFilled(found) };
}

/** Made of the columns that are there, one at least. */
function some(parts: readonly Names[], find: Finder, sql: (at: readonly At[]) => string): Made | null {
  const at = parts.map(find).filter((a) => a !== null);
  return at.length === 0 ? null : { at, index: null, sql: sql(at) };
}

function flags(texts: Readonly<Record<string, string>>, find: Finder): (Made & { index: null }) | null {
  const found = Object.entries(texts).flatMap(([header, text]) => {
    const at = find(header);
    return at ? [{ at, index: at.index, header, text }] : [];
  });
  return found.length === 0 ? null : { at: found.map((f) => f.at), index: null, sql: flagsOf(found) };
}

function persons(pairs: NonNullable<FieldSource['people']>, find: Finder): Made | null {
  const found = pairs.flatMap(({ name, certificate }) => {
    const at = find(name);
    return at ? [{ name: at, certificate: certificate === undefined ? null : find(certificate) }] : [];
  });
  if (found.length === 0) return null;
  const at = found.flatMap((f) => (f.certificate ? [f.name, f.certificate] : [f.name]));
  const sql = peopleOf(found.map((f) => ({ name: f.name.index, certificate: f.certificate?.index ?? null })));
  return { at, index: null, sql };
}
