import { layoutById } from '../../../../ingest/layouts/index.ts';
import { identifier, type Engine, type Row, type Value } from '../../engine/engine.ts';
import type { Manifest } from '../../snapshot/manifest.ts';
import { Bindings } from '../filter.ts';

/** One field of a row as it was read; `original` is what the file says where cleaning wrote it otherwise. */
export interface CaseCell {
  readonly field: string;
  /** title of the column in the layout, Chinese */
  readonly header: string;
  readonly value: Value;
  readonly original: string | null;
}

/** A row of a source file that speaks of the case, as far as it was known on the as-of day. */
export interface CaseRow {
  readonly layout: string;
  readonly org: string;
  /** index into the manifest's files, and record number there */
  readonly file: number;
  readonly record: number;
  /** every column of the layout, in its order */
  readonly cells: readonly CaseCell[];
  /** what was found wrong with its cells */
  readonly issues: readonly { readonly header: string | null; readonly raw: string | null; readonly message: string }[];
}

export interface RowWish {
  readonly layout: string;
  /** condition over the layout's view, with its values bound */
  readonly where: string;
  readonly values: readonly Value[];
  readonly order: readonly string[];
}

/** The rows of a layout that fulfil a condition, with originals and issues. Needs `all_originals` and `issues`. */
export async function caseRows(engine: Engine, manifest: Pick<Manifest, 'files'>, wish: RowWish): Promise<CaseRow[]> {
  const { columns } = layoutById(wish.layout);
  const names = [...columns.map((c) => c.field), 'org', 'file', 'record'].map(identifier);
  const order = [...wish.order, 'file', 'record'].map(identifier);
  const found = await engine.query(
    `SELECT ${names.join(', ')} FROM ${identifier(wish.layout)} WHERE ${wish.where} ORDER BY ${order.join(', ')}`,
    wish.values,
  );
  if (found.length === 0) return [];
  const [originals, issues] = await Promise.all([originalsOf(engine, found), issuesOf(engine, found)]);
  return found.map((row) => {
    const place = placeOf(row);
    const wide = new Set(manifest.files[Number(row.file)]?.wide_brackets);
    return {
      layout: wish.layout,
      org: String(row.org),
      file: Number(row.file),
      record: Number(row.record),
      cells: columns.map(({ field, header }) => {
        const value = row[field] ?? null;
        // what is not known yet has no original either
        const raw = value === null ? null : (originals.get(`${place}:${field}`) ?? null);
        return { field, header, value, original: raw ?? (wide.has(field) ? inWideBrackets(value) : null) };
      }),
      issues: issues
        .filter((issue) => placeOf(issue) === place)
        .map(({ header, raw, message }) => ({ header, raw, message })),
    };
  });
}

/** The value of a field of a row; null when the row has none. */
export function valueOf(row: CaseRow | undefined, field: string): Value {
  return row?.cells.find((cell) => cell.field === field)?.value ?? null;
}

/** Where a row stands, as text. */
export function placeOf({ file, record }: { readonly file?: Value; readonly record?: Value }): string {
  return `${String(file)}:${String(record)}`;
}

function inWideBrackets(value: Value): string | null {
  if (typeof value !== 'string' || !/[()]/u.test(value)) return null;
  return value.replaceAll('(', '（').replaceAll(')', '）');
}

/** Files and records are filtered apart, which both may give too much; the caller keeps what belongs to a row. */
function among(rows: readonly Row[], bindings: Bindings): string {
  const files = [...new Set(rows.map((row) => Number(row.file)))];
  const records = [...new Set(rows.map((row) => Number(row.record)))];
  return `file IN (${bindings.list(files)}) AND record IN (${bindings.list(records)})`;
}

async function originalsOf(engine: Engine, rows: readonly Row[]): Promise<Map<string, string>> {
  const bindings = new Bindings();
  const found = await engine.query<{ file: number; record: number; field: string; raw: string }>(
    `SELECT file, record, field, raw FROM all_originals WHERE ${among(rows, bindings)} AND raw IS NOT NULL`,
    bindings.values,
  );
  return new Map(found.map((o) => [`${placeOf(o)}:${o.field}`, o.raw]));
}

interface Issue {
  readonly file: number;
  readonly record: number;
  readonly header: string | null;
  readonly raw: string | null;
  readonly message: string;
}

async function issuesOf(engine: Engine, rows: readonly Row[]): Promise<Issue[]> {
  const bindings = new Bindings();
  return engine.query<Issue>(
    `SELECT file, record, header, raw, message FROM issues WHERE ${among(rows, bindings)} ORDER BY file, record, field, code`,
    bindings.values,
  );
}
