import type { Unit } from '../clean/values.ts';
import { layouts } from './index.ts';
import type { Layout } from './layout.ts';

/** A header, or several by which the same column goes: the first that the file has is read. */
export type Names = string | readonly string[];

/**
 * What a field is made of, one of: `from` a column · `filled` the first of several columns that says something in the row, where `{when, from}`
 * stands for what `from` says of a row in which `when` says something, and flags for the text of the first that is set · `list` all of
 * them, one after the other · `join` all of them with `-` between, nothing when one is empty · `sum` of amounts · `flags` the texts of the
 * columns that say 是 · `people` with their certificates from parallel columns · `value` the same text in every row.
 */
export interface FieldSource {
  readonly from?: Names;
  readonly filled?: readonly Choice[];
  readonly list?: readonly Names[];
  readonly join?: readonly Names[];
  readonly sum?: readonly Names[];
  readonly flags?: Readonly<Record<string, string>>;
  readonly people?: readonly { readonly name: Names; readonly certificate?: Names }[];
  readonly value?: string;
  /** unit of the amounts; else the header's, else the table's */
  readonly unit?: Unit;
  /** texts of the source → texts of ours; a text that is not listed stays as it is */
  readonly codes?: Readonly<Record<string, string>>;
  /** with `from`: only what the one group of this regular expression catches; a text that it does not match stays as it is */
  readonly pattern?: string;
  /** without its columns the file is not of this kind */
  readonly required?: boolean;
}

/** One of several columns of which the first that says something counts. */
export type Choice =
  string | { readonly when: Names; readonly from: Names } | { readonly flags: Readonly<Record<string, string>> };

/** How one table is fed. */
export interface Feed {
  /** layout id */
  readonly table: string;
  /** the record is a row of the table when one of these columns says something; without it every record is */
  readonly when?: readonly string[];
  /** … and when none of these columns has one of these texts */
  readonly unless?: Readonly<Record<string, readonly string[]>>;
  /** field → its source, or several, of which the first whose columns are there is used */
  readonly columns: Readonly<Record<string, FieldSource | readonly FieldSource[]>>;
  /** fields that the table requires and this source does not have → what can't be told without them (Chinese) */
  readonly absent?: Readonly<Record<string, string>>;
}

/** How the files of some source are read as rows of our tables. Data, the same for built-in ones and for users' own. */
export interface Mapping {
  readonly id: string;
  /** what such a file is, Chinese */
  readonly title: string;
  /** where such files come from, Chinese */
  readonly source: string;
  /** what one should know of the reading, Chinese; said of every file that is read by it */
  readonly note?: string;
  /** columns by which such a file is told from others, beside those that the fields need */
  readonly signs?: readonly Names[];
  /** it goes before a layout that is recognised by its header, because its signs are in none of ours */
  readonly ahead?: boolean;
  /** the first feed makes the file one of this kind; another one is left out when its columns are not there */
  readonly feeds: readonly [Feed, ...Feed[]];
}

/** Checks a built-in mapping's references to tables and fields; throws on the first that is wrong. */
export function mapping<const M extends Mapping>(definition: M): M {
  for (const feed of definition.feeds) {
    const fields = new Set(layoutOf(feed).columns.map((c) => c.field));
    for (const field of [...Object.keys(feed.columns), ...Object.keys(feed.absent ?? {})])
      if (!fields.has(field)) throw new Error(`mapping ${definition.id}: ${feed.table} has no field ${field}`);
  }
  return definition;
}

/** The layout of the table that is fed. */
export function layoutOf(feed: Feed): Layout {
  const found = layouts.find((l) => l.id === feed.table);
  if (!found) throw new Error(`no table ${feed.table}`);
  return found;
}

export function namesOf(names: Names): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

export function sourcesOf(sources: FieldSource | readonly FieldSource[]): readonly FieldSource[] {
  return 'length' in sources ? sources : [sources];
}

function headersOfChoice(choice: Choice): readonly string[] {
  if (typeof choice === 'string') return [choice];
  return 'flags' in choice ? Object.keys(choice.flags) : [...namesOf(choice.when), ...namesOf(choice.from)];
}

/** Every header that a source looks for. */
export function headersOf(source: FieldSource): string[] {
  return [
    ...namesOf(source.from ?? []),
    ...(source.filled ?? []).flatMap(headersOfChoice),
    ...[source.list, source.join, source.sum].flatMap((parts) => (parts ?? []).flatMap(namesOf)),
    ...Object.keys(source.flags ?? {}),
    ...(source.people ?? []).flatMap((p) => [...namesOf(p.name), ...namesOf(p.certificate ?? [])]),
  ];
}
