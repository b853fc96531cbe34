import { headerForm, isBlank } from '../clean/text.ts';
import type { Unit } from '../clean/values.ts';
import type { Column, Layout } from './layout.ts';

/** A header found in a sheet: which records it takes, and which physical column each field is read from. */
export interface Header {
  readonly layout: Layout;
  /** numbers of its one or two records, from 1 */
  readonly records: readonly number[];
  readonly columns: readonly HeaderColumn[];
  /** the texts over the physical columns, upper and lower joined */
  readonly texts: readonly string[];
  /** SQL over the physical columns `c0`, `c1`, …: what a mapping makes of them; column `i` after the last physical one */
  readonly derived?: readonly string[];
  /** SQL over all columns: only these records are rows of this layout; the others are none of its business */
  readonly only?: string;
}

export interface HeaderColumn {
  readonly column: Column;
  /** physical column, from 0 */
  readonly index: number;
  /** the header text it was recognised by */
  readonly text: string;
  /** unit of a money column, from its header or else from the layout */
  readonly unit: Unit;
  /** texts of the source (header form) → texts of ours, before anything else is made of a cell */
  readonly codes?: ReadonlyMap<string, string>;
}

/** Header form → column, for every header and synonym of a layout; money columns with either unit or none. */
export function headerNames(layout: Layout): ReadonlyMap<string, Column> {
  const known = names.get(layout);
  if (known) return known;
  const made = new Map<string, Column>();
  for (const column of layout.columns)
    for (const text of [column.header, ...(column.synonyms ?? [])])
      for (const form of spellings(column, headerForm(text))) made.set(form, column);
  names.set(layout, made);
  return made;
}

const names = new WeakMap<Layout, ReadonlyMap<string, Column>>();

function spellings(column: Column, form: string): string[] {
  if (column.type !== 'money' && column.type !== 'wan') return [form];
  const base = form.replace(/(万元|元)$/u, '');
  return [base, `${base}元`, `${base}万元`];
}

/** The header of a layout that recognises the most columns; one-row headers and earlier records win ties. Null when none does. */
export function bestHeader(layout: Layout, head: readonly (readonly string[])[]): Header | null {
  let best: Header | null = null;
  const better = (candidate: Header) => candidate.columns.length > (best?.columns.length ?? 0);
  for (const rows of [1, 2]) {
    for (let record = 0; record < Math.min(20, head.length) && record + rows <= head.length; record++) {
      const candidate = headerAt(layout, head, record, rows);
      if (better(candidate)) best = candidate;
    }
  }
  return best;
}

function headerAt(layout: Layout, head: readonly (readonly string[])[], record: number, rows: number): Header {
  const upper = rows === 2 ? (head[record] ?? []) : [];
  const lower = head[record + rows - 1] ?? [];
  const width = Math.max(upper.length, lower.length);
  const known = headerNames(layout);
  const columns = new Map<Column, HeaderColumn>();
  const texts: string[] = [];
  let group = '';
  for (let index = 0; index < width; index++) {
    const own = upper[index] ?? '';
    const text = lower[index] ?? '';
    if (!isBlank(own)) group = own;
    texts.push(isBlank(text) ? own : rows === 2 ? group + text : text);
    const tried = rows === 2 ? [text, isBlank(text) ? '' : group + text, own] : [text];
    const hit = tried.find((name) => known.has(headerForm(name)));
    const column = hit === undefined ? undefined : known.get(headerForm(hit));
    if (hit === undefined || !column || columns.has(column)) continue;
    columns.set(column, { column, index, text: hit, unit: unitOf(column, hit) });
  }
  return {
    layout,
    records: rows === 2 ? [record + 1, record + 2] : [record + 1],
    columns: [...columns.values()],
    texts,
  };
}

function unitOf(column: Column, text: string): Unit {
  const unit = /(万元|元)$/u.exec(headerForm(text))?.[1];
  return unit === '万元' || unit === '元' ? unit : column.type === 'wan' ? '万元' : '元';
}

/** Headers of required columns that a header lacks; the agency needs one of its two columns. Conditionally required ones don't count. */
export function missingColumns(layout: Layout, header: Header | null): string[] {
  const found = new Set(header?.columns.map((c) => c.column));
  const missing = layout.columns.filter((c) => c.required && !found.has(c)).map((c) => c.header);
  const agency = layout.columns.filter((c) => c.agency);
  if (agency.length > 0 && !agency.some((c) => found.has(c))) missing.push(agency.map((c) => c.header).join(' 或 '));
  return missing;
}

/** The layout whose title the file's name contains (the longest), if any. */
export function layoutByName(layouts: readonly Layout[], name: string): Layout | null {
  const text = name.normalize('NFC');
  const fitting = layouts.filter((l) => text.includes(l.title)).sort((a, b) => b.title.length - a.title.length);
  return fitting[0] ?? null;
}

export interface Fit {
  readonly header: Header;
  /** index of the sheet it stands in */
  readonly sheet: number;
}

/** The best header of a layout over all sheets, the first sheet among equals. */
export function fitLayout(layout: Layout, heads: readonly (readonly (readonly string[])[])[]): Fit | null {
  let best: Fit | null = null;
  heads.forEach((head, sheet) => {
    const header = bestHeader(layout, head);
    if (header && header.columns.length > (best?.header.columns.length ?? 0)) best = { header, sheet };
  });
  return best;
}

/** By the header alone: most columns recognised among the layouts whose required columns are all there; then fewest columns. */
export function fitByHeader(
  layouts: readonly Layout[],
  heads: readonly (readonly (readonly string[])[])[],
): { fit: Fit | null; nearest: { layout: Layout; missing: string[] } | null } {
  const fits = layouts
    .map((layout) => ({ layout, fit: fitLayout(layout, heads) }))
    .filter((f): f is { layout: Layout; fit: Fit } => f.fit !== null)
    .map((f) => ({ ...f, found: f.fit.header.columns.length, missing: missingColumns(f.layout, f.fit.header) }))
    .sort((a, b) => b.found - a.found || a.layout.columns.length - b.layout.columns.length);
  const complete = fits.find((f) => f.missing.length === 0);
  const nearest = [...fits].sort((a, b) => b.found - b.missing.length - (a.found - a.missing.length))[0];
  return {
    fit: complete?.fit ?? null,
    nearest: nearest ? { layout: nearest.layout, missing: nearest.missing } : null,
  };
}
