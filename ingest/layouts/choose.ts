import { baseName } from '../read/paths.ts';
import type { RefusedFile } from '../../src/lib/snapshot/manifest.ts';
import type { Said } from '../said.ts';
import type { Head } from './header-rows.ts';
import { layoutById, layouts } from './index.ts';
import type { Layout } from './layout.ts';
import { fitMapping, mappingScore, type MappingFit } from './mapping-fit.ts';
import { layoutOf, type Mapping } from './mapping.ts';
import { mappingNotes } from './mapping-notes.ts';
import { mappings as builtIn } from './mappings/index.ts';
import {
  bestHeader,
  fitByHeader,
  fitLayout,
  layoutByName,
  missingColumns,
  type Fit,
  type Header,
} from './recognise.ts';

/** What a file is read as: the sheet, and a header for each table that it feeds. */
export interface Choice {
  /** index of the sheet */
  readonly sheet: number;
  /** how it was found out */
  readonly recognised: 'name' | 'header' | 'option' | 'mapping';
  /** id of the mapping, where it is not a file of one of our own templates */
  readonly mapping: string | null;
  readonly headers: readonly Header[];
  /** what a mapping has to say of it: code, one sentence for people (Chinese) */
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

/** What the caller has said of a file, and mappings to try before everything that is built in. */
export interface Wanted {
  readonly said: Said;
  readonly mappings: readonly Mapping[];
}

/** The first records of a sheet and its number of columns. */
export interface SheetHead {
  /** name of the worksheet */
  readonly name: string | null;
  readonly head: Head;
  readonly width: number;
}

export type Refusal = Pick<RefusedFile, 'code' | 'message' | 'nearest_layout' | 'missing_columns'>;

/** A file that can be opened but not read as anything we know; the message is for people. */
export class RefusedSource extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.message, options);
    this.name = 'RefusedSource';
    this.refusal = refusal;
  }
}

/** How much of a header the first records of a file show, in columns; the delimiter of a CSV file is the one for which this is highest. */
export function headerScore(name: string, { said, mappings }: Wanted): (head: Head) => number {
  const { mapping } = said;
  if (mapping) return (head) => mappingScore(mapping, head);
  const wanted = said.layout === undefined ? null : layoutById(said.layout);
  const named = wanted ?? layoutByName(layouts, baseName(name));
  const tried = wanted ? [] : [...mappings, ...builtIn.filter((m) => !named || feeds(m, named))];
  return (head) =>
    Math.max(
      ...(named ? [named] : layouts).map((layout) => bestHeader(layout, head)?.columns.length ?? 0),
      ...tried.map((mapping) => mappingScore(mapping, head)),
    );
}

/**
 * What the file of that name with these sheets is read as, in this order: as the caller says; by a mapping of the caller's; by the title in
 * its name; by its header; by a built-in mapping. Throws `RefusedSource`, which names the nearest of all.
 */
export function choose(name: string, given: readonly SheetHead[], { said, mappings }: Wanted): Choice {
  const sheets = asSaid(given, said);
  const heads = sheets.map((s) => s.head);
  if (said.mapping) {
    const fit = fitMapping(said.mapping, sheets);
    if (fit && fit.missing.length === 0) return byMapping(fit);
    throw refusal(null, fit ? [fit] : []);
  }
  if (said.layout !== undefined) {
    const layout = layoutById(said.layout);
    return byLayout(fitLayout(layout, heads), 'option') ?? refuseNamed(layout);
  }
  const own = fits(mappings, sheets);
  if (own.best) return byMapping(own.best);
  const named = layoutByName(layouts, baseName(name));
  if (named) {
    const fit = fitLayout(named, heads);
    if (fit && missingColumns(named, fit.header).length === 0) return ofFit(fit, 'name');
    const mapped = fits(builtIn, sheets).all.find((f) => f.missing.length === 0 && feeds(f.mapping, named));
    return mapped ? byMapping(mapped) : (byLayout(fit, 'name') ?? refuseNamed(named));
  }
  const { fit, nearest } = fitByHeader(layouts, heads);
  const others = fits(builtIn, sheets);
  const ahead = others.all.find((f) => f.mapping.ahead === true && f.missing.length === 0);
  if (ahead && ahead.found > (fit?.header.columns.length ?? 0)) return byMapping(ahead);
  if (fit) return ofFit(fit, 'header');
  if (others.best) return byMapping(others.best);
  throw refusal(nearest, [...own.all, ...others.all]);
}

/** The sheets with nothing in sight but where the header is said to be. Throws `RefusedSource` when there is no such sheet. */
function asSaid(sheets: readonly SheetHead[], { sheet: wanted, header }: Said): readonly SheetHead[] {
  if (wanted !== undefined && !sheets.some((sheet) => sheet.name === wanted))
    throw new RefusedSource({
      code: 'NO_SHEET',
      message: `没有名为“${wanted}”的工作表，有：${sheets.map((sheet) => sheet.name ?? '').join('、')}`,
      nearest_layout: null,
      missing_columns: [],
    });
  return sheets.map((sheet) => {
    if (wanted !== undefined && sheet.name !== wanted) return { ...sheet, head: [] };
    if (header === undefined) return sheet;
    // a header may take three records
    return { ...sheet, head: sheet.head.map((cells, i) => (i >= header - 1 && i < header + 2 ? cells : [])) };
  });
}

function feeds(mapping: Mapping, layout: Layout): boolean {
  return mapping.feeds.some((feed) => layoutOf(feed) === layout);
}

/** How every mapping fits, the most columns first, and the best of those that lack nothing. */
function fits(
  mappings: readonly Mapping[],
  sheets: readonly SheetHead[],
): { all: MappingFit[]; best: MappingFit | null } {
  const all = mappings
    .map((mapping) => fitMapping(mapping, sheets))
    .filter((fit) => fit !== null)
    .sort((a, b) => b.found - a.found);
  return { all, best: all.find((fit) => fit.missing.length === 0) ?? null };
}

const ofFit = ({ sheet, header }: Fit, recognised: Choice['recognised']): Choice => ({
  sheet,
  recognised,
  mapping: null,
  headers: [header],
  notes: [],
});

function byLayout(fit: Fit | null, recognised: Choice['recognised']): Choice | null {
  return fit && ofFit(fit, recognised);
}

function byMapping(fit: MappingFit): Choice {
  const { sheet, mapping, headers } = fit;
  return { sheet, recognised: 'mapping', mapping: mapping.id, headers, notes: mappingNotes(fit) };
}

function refuseNamed(named: Layout): never {
  throw new RefusedSource({
    code: 'NO_HEADER',
    message: `前 20 行里找不到“${named.title}”的表头，请核对文件内容，或用 --layout 指定模板`,
    nearest_layout: named.id,
    missing_columns: named.columns.filter((c) => c.required).map((c) => c.header),
  });
}

/** Names the nearest of layouts and mappings: the one with most columns found and fewest missing. */
function refusal(
  nearest: { layout: Layout; missing: string[]; found: number } | null,
  mapped: readonly MappingFit[],
): RefusedSource {
  const candidates = [
    ...(nearest ? [{ ...nearest, title: `“${nearest.layout.title}”` }] : []),
    ...mapped.map((f) => {
      const layout = layoutOf(f.mapping.feeds[0]);
      return {
        layout,
        missing: f.missing,
        found: f.found,
        title: `来源格式“${f.mapping.title}”（读作“${layout.title}”）`,
      };
    }),
  ].sort((a, b) => b.found - b.missing.length - (a.found - a.missing.length));
  const [first] = candidates;
  return new RefusedSource({
    code: 'NO_LAYOUT',
    message: first
      ? `不符合任何模板；最接近${first.title}，缺少：${first.missing.join('、')}`
      : '不符合任何模板：前 20 行里没有认识的表头',
    nearest_layout: first?.layout.id ?? null,
    missing_columns: [...(first?.missing ?? [])],
  });
}
