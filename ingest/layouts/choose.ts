import { basename } from 'node:path';
import type { RefusedFile } from '../../src/lib/snapshot/manifest.ts';
import { layouts } from './index.ts';
import type { Layout } from './layout.ts';
import { bestHeader, fitByHeader, fitLayout, layoutByName, type Header } from './recognise.ts';

/** What a file is read as: the sheet, and a header for each table that it feeds. */
export interface Choice {
  /** index of the sheet */
  readonly sheet: number;
  /** how it was found out */
  readonly recognised: 'name' | 'header' | 'option';
  /** id of the mapping, where it is not a file of one of our own templates */
  readonly mapping: string | null;
  readonly headers: readonly Header[];
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

type Head = readonly (readonly string[])[];

/** How much of a header the first records of a file show, in columns; the delimiter of a CSV file is the one for which this is highest. */
export function headerScore(name: string, wanted: Layout | null): (head: Head) => number {
  const named = wanted ?? layoutByName(layouts, basename(name));
  const candidates = named ? [named] : layouts;
  return (head) => Math.max(...candidates.map((layout) => bestHeader(layout, head)?.columns.length ?? 0));
}

/** What the file of that name with these first records on each sheet is read as. Throws `RefusedSource`. */
export function choose(name: string, heads: readonly Head[], wanted: Layout | null): Choice {
  const named = wanted ?? layoutByName(layouts, basename(name));
  if (named) {
    const fit = fitLayout(named, heads);
    if (fit)
      return { sheet: fit.sheet, recognised: wanted ? 'option' : 'name', mapping: null, headers: [fit.header] };
    throw new RefusedSource({
      code: 'NO_HEADER',
      message: `前 20 行里找不到“${named.title}”的表头，请核对文件内容，或用 --layout 指定模板`,
      nearest_layout: named.id,
      missing_columns: named.columns.filter((c) => c.required).map((c) => c.header),
    });
  }
  const { fit, nearest } = fitByHeader(layouts, heads);
  if (fit) return { sheet: fit.sheet, recognised: 'header', mapping: null, headers: [fit.header] };
  throw new RefusedSource({
    code: 'NO_LAYOUT',
    message: nearest
      ? `不符合任何模板；最接近“${nearest.layout.title}”，缺少：${nearest.missing.join('、')}`
      : '不符合任何模板：前 20 行里没有认识的表头',
    nearest_layout: nearest?.layout.id ?? null,
    missing_columns: nearest?.missing ?? [],
  });
}
