import { headerForm } from '../clean/text.ts';
import type { Unit } from '../clean/values.ts';
import { headerRows, type Head, type HeaderRows } from './header-rows.ts';
import type { Column, Layout } from './layout.ts';

/** A header found in a sheet: which records it takes, and which physical column each field is read from. */
export interface Header {
  readonly layout: Layout;
  /** numbers of its records (one, two or three), from 1 */
  readonly records: readonly number[];
  readonly columns: readonly HeaderColumn[];
  /** the texts over the physical columns, upper and lower joined */
  readonly texts: readonly string[];
  /** SQL over the physical columns `c0`, `c1`, …: what a mapping makes of them; column `i` after the last physical one */
  readonly derived?: readonly string[];
  /** SQL over all columns: only these records are rows of this layout; the others are none of its business */
  readonly only?: string;
  /** physical columns that some table of the file is made of, beside those of `columns` */
  readonly reads?: readonly number[];
  /** required fields that the source does not have, so that a row is not rejected for lack of them */
  readonly absent?: readonly string[];
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

/** The header forms that stand for a header of this column: of an amount also with the other unit, or none. */
export function spellings(column: Column, form: string): string[] {
  if (column.type !== 'money' && column.type !== 'wan') return [form];
  const base = form.replace(/(万元|元)$/u, '');
  return [base, `${base}元`, `${base}万元`];
}

/**
 * The header of a layout that recognises the most columns; one-row headers and earlier records win ties. Null when none does. Three rows are
 * looked at only where neither one nor two show every required column.
 */
export function bestHeader(layout: Layout, head: Head): Header | null {
  const best = mostColumns(layout, head, [1, 2]);
  if (missingColumns(layout, best).length === 0) return best;
  const three = mostColumns(layout, head, [3]);
  return three && missingColumns(layout, three).length === 0 ? three : best;
}

function mostColumns(layout: Layout, head: Head, heights: readonly (1 | 2 | 3)[]): Header | null {
  let best: Header | null = null;
  const better = (candidate: Header) => candidate.columns.length > (best?.columns.length ?? 0);
  for (const candidate of heights.flatMap((height) => headerRows(head, height))) {
    const header = headerOf(layout, candidate);
    if (better(header)) best = header;
  }
  return best;
}

function headerOf(layout: Layout, { records, texts, names: tried }: HeaderRows): Header {
  const known = headerNames(layout);
  const columns = new Map<Column, HeaderColumn>();
  for (const [index, candidates] of tried.entries()) {
    const hit = candidates.find((name) => known.has(name.form));
    const column = hit && known.get(hit.form);
    if (!hit || !column || columns.has(column)) continue;
    columns.set(column, { column, index, text: hit.text, unit: unitOf(column, hit.text) });
  }
  return { layout, records, columns: [...columns.values()], texts };
}

/** The unit that a header names, else the layout's. */
export function unitOf(column: Column, text: string): Unit {
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
export function fitLayout(layout: Layout, heads: readonly Head[]): Fit | null {
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
  heads: readonly Head[],
): { fit: Fit | null; nearest: { layout: Layout; missing: string[]; found: number } | null } {
  const fits = layouts
    .map((layout) => ({ layout, fit: fitLayout(layout, heads) }))
    .filter((f): f is { layout: Layout; fit: Fit } => f.fit !== null)
    .map((f) => ({ ...f, found: f.fit.header.columns.length, missing: missingColumns(f.layout, f.fit.header) }))
    .sort((a, b) => b.found - a.found || a.layout.columns.length - b.layout.columns.length);
  const complete = fits.find((f) => f.missing.length === 0);
  const nearest = [...fits].sort((a, b) => b.found - b.missing.length - (a.found - a.missing.length))[0];
  return {
    fit: complete?.fit ?? null,
    nearest: nearest ? { layout: nearest.layout, missing: nearest.missing, found: nearest.found } : null,
  };
}
