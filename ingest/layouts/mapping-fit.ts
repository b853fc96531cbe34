import { headerForm } from '../clean/text.ts';
import { headerRows, type Head, type HeaderRows } from './header-rows.ts';
import type { Column } from './layout.ts';
import { headersOf, layoutOf, namesOf, sourcesOf, type Feed, type FieldSource, type Mapping } from './mapping.ts';
import { readField, type Finder, type Found } from './mapping-field.ts';
import { onlyWhen } from './mapping-sql.ts';
import { spellings, type Header, type HeaderColumn } from './recognise.ts';

/** How well a sheet suits a mapping. */
export interface MappingFit {
  readonly mapping: Mapping;
  /** index of the sheet */
  readonly sheet: number;
  /** physical columns that the mapping knows */
  readonly found: number;
  /** headers of columns that the first feed needs and the sheet does not have */
  readonly missing: readonly string[];
  /** a header for each table that is fed; none when columns are missing */
  readonly headers: readonly Header[];
  /** tables that are not fed, for lack of these columns */
  readonly dropped: readonly { readonly feed: Feed; readonly missing: readonly string[] }[];
}

interface SheetHead {
  readonly head: Head;
  /** number of physical columns */
  readonly width: number;
}

/** How the sheet that suits a mapping best does; null when none shows any of its headers. */
export function fitMapping(mapping: Mapping, sheets: readonly SheetHead[]): MappingFit | null {
  let best: MappingFit | null = null;
  for (const [sheet, { head, width }] of sheets.entries()) {
    const rows = bestRows(mapping, head);
    if (!rows || rows.found <= (best?.found ?? 0)) continue;
    best = { ...feed(mapping, rows, width), mapping, sheet, found: rows.found };
  }
  return best;
}

/** How many columns of the first records a mapping knows. */
export function mappingScore(mapping: Mapping, head: Head): number {
  return bestRows(mapping, head)?.found ?? 0;
}

/** Every header form that a mapping looks for. */
function knownForms(mapping: Mapping): ReadonlySet<string> {
  const made = forms.get(mapping);
  if (made) return made;
  const known = new Set<string>();
  const add = (header: string) => known.add(headerForm(header));
  mapping.signs?.flatMap(namesOf).forEach(add);
  for (const feed of mapping.feeds) {
    [...(feed.when ?? []), ...Object.keys(feed.unless ?? {})].forEach(add);
    for (const column of layoutOf(feed).columns)
      for (const source of sourcesOf(feed.columns[column.field] ?? []))
        for (const header of headersOf(source)) for (const form of formsOf(column, header)) known.add(form);
  }
  forms.set(mapping, known);
  return known;
}

const forms = new WeakMap<Mapping, ReadonlySet<string>>();

/** The header as it is written first, then an amount's with another unit. */
function formsOf(column: Column, header: string): string[] {
  const form = headerForm(header);
  return [form, ...spellings(column, form).filter((f) => f !== form)];
}

interface FoundRows {
  readonly rows: HeaderRows;
  readonly found: number;
  /** header form → the physical column */
  readonly at: ReadonlyMap<string, { readonly index: number; readonly text: string }>;
}

/** The rows of which a mapping knows the most columns; fewer rows and earlier records win ties. */
function bestRows(mapping: Mapping, head: Head): FoundRows | null {
  const known = knownForms(mapping);
  let best: FoundRows | null = null;
  for (const rows of ([1, 2, 3] as const).flatMap((height) => headerRows(head, height))) {
    const at = new Map<string, { index: number; text: string }>();
    for (const [index, names] of rows.names.entries()) {
      const hit = names.find((name) => known.has(name.form));
      if (hit && !at.has(hit.form)) at.set(hit.form, { index, text: hit.text });
    }
    if (at.size > (best?.found ?? 0)) best = { rows, found: at.size, at };
  }
  return best;
}

function feed(mapping: Mapping, rows: FoundRows, width: number): Pick<MappingFit, 'missing' | 'headers' | 'dropped'> {
  const fed = mapping.feeds.map((feed) => ({ feed, ...feedHeader(feed, rows, width) }));
  const unseen = (mapping.signs ?? []).map(namesOf).filter((sign) => !sign.some((h) => rows.at.has(headerForm(h))));
  const missing = [...new Set([...unseen.map(([first = '']) => first), ...(fed[0]?.missing ?? [])])];
  if (missing.length > 0) return { missing, headers: [], dropped: [] };
  const whole = fed.filter((f) => f.missing.length === 0);
  const reads = [...new Set(whole.flatMap((f) => f.reads))];
  return {
    missing,
    headers: whole.map((f) => ({ ...f.header, reads })),
    dropped: fed.filter((f) => f.missing.length > 0),
  };
}

/** The header of one table, the headers that it lacks, and the physical columns that it is made of. */
function feedHeader(
  feed: Feed,
  { rows, at }: FoundRows,
  width: number,
): { header: Header; missing: string[]; reads: number[] } {
  const layout = layoutOf(feed);
  const derived: string[] = [];
  const derive = (sql: string) => width + derived.push(sql) - 1;
  const columns: HeaderColumn[] = [];
  const missing: string[] = [];
  const reads: number[] = [];
  for (const column of layout.columns) {
    const sources = sourcesOf(feed.columns[column.field] ?? []);
    const find: Finder = (names) => {
      for (const header of namesOf(names))
        for (const form of formsOf(column, header)) {
          const found = at.get(form);
          if (found) return found;
        }
      return null;
    };
    const read = firstFound(column, sources, find);
    if (read) {
      reads.push(...read.reads);
      const shared = columns.some((c) => c.index === read.index);
      const index = shared ? derive(`c${read.index}`) : (read.index ?? derive(read.sql));
      columns.push({ column, index, text: read.text, unit: read.unit, ...(read.codes ? { codes: read.codes } : {}) });
    } else if (isNeeded(feed, column, sources)) missing.push(wanted(column, sources));
  }
  const agency = layout.columns.filter((c) => c.agency);
  if (agency.length > 0 && !columns.some((c) => c.column.agency === true))
    missing.push(agency.map((c) => wanted(c, sourcesOf(feed.columns[c.field] ?? []))).join(' 或 '));
  const only = onlyOf(feed, at);
  const read = new Set(columns.map((c) => c.column.field));
  return {
    header: {
      layout,
      records: rows.records,
      columns,
      texts: rows.texts,
      ...(only === null ? {} : { only: `c${derive(only)} IS NOT NULL` }),
      derived,
      absent: Object.keys(feed.absent ?? {}).filter((field) => !read.has(field)),
    },
    missing,
    reads,
  };
}

function firstFound(column: Column, sources: readonly FieldSource[], find: Finder): Found | null {
  for (const source of sources) {
    const read = readField(column, source, find);
    if (read) return read;
  }
  return null;
}

function isNeeded(feed: Feed, column: Column, sources: readonly FieldSource[]): boolean {
  if (sources.some((source) => source.required)) return true;
  return column.required === true && feed.absent?.[column.field] === undefined;
}

/** How a column that is not there is called in a sentence: as the source calls it, else as we do. */
function wanted(column: Column, sources: readonly FieldSource[]): string {
  return sources.flatMap(headersOf)[0] ?? column.header;
}

/** SQL that tells the rows of the table; what is only looked at here is kept with the columns that nobody reads. */
function onlyOf(feed: Feed, at: FoundRows['at']): string | null {
  const index = (header: string) => at.get(headerForm(header))?.index;
  const when = feed.when?.map(index).filter((i) => i !== undefined) ?? null;
  const unless = Object.entries(feed.unless ?? {}).flatMap(([header, texts]) => {
    const found = index(header);
    return found === undefined ? [] : [{ index: found, texts }];
  });
  return onlyWhen(when, unless);
}
