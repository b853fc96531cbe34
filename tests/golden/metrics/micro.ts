import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { sqlType } from '../../../ingest/clean/sql-types.ts';
import { layouts } from '../../../ingest/layouts/index.ts';
import type { Layout } from '../../../ingest/layouts/layout.ts';
import { identifier, type Columns, type Engine } from '../../../src/lib/engine/engine.ts';

/**
 * Loads the input of a golden case: `<layout>.csv` with field names as headers and typed values as text. Makes every table that
 * ingest would make; a layout is present when the case has its file. Without `orgs.csv` every agency named anywhere is one. A case about
 * what was handed in also has `sources.csv` (file, name, layout), `fates.csv` (layout, org, file, record, fate, code), `issues.csv` (layout,
 * file, record, field, code, severity), `absent.csv` (file, field: what a file has no column for), `masked.csv` (layout, file, record, field, action), and the columns `file` and `record` in the layouts' files, where they otherwise count by themselves.
 * Gives back the layouts that are present.
 */
export async function loadMicro(engine: Engine, folder: string): Promise<Set<string>> {
  const tables = new Map(layouts.map((layout) => [layout.id, readTable(folder, layout)]));
  if (!existsSync(join(folder, 'orgs.csv'))) tables.set('orgs', agenciesOf([...tables.values()].flat()));
  for (const [index, layout] of layouts.entries()) {
    const rows = tables.get(layout.id) ?? [];
    await engine.run(createTable(layout));
    await engine.append(`all_${layout.id}`, columnsOf(layout, rows, index));
  }
  await loadChildren(engine, tables);
  await loadHandedIn(engine, folder);
  const files = layouts.filter((layout) => existsSync(join(folder, `${layout.id}.csv`))).map((layout) => layout.id);
  return new Set<string>(['orgs', ...files]);
}

export type MicroRow = Readonly<Record<string, string>>;

/** The records of a CSV file as objects; empty cells are empty texts. */
export function readCsv(path: string): MicroRow[] {
  const parsed = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true });
  if (parsed.errors.length > 0) throw new Error(`${path}: ${JSON.stringify(parsed.errors[0])}`);
  return parsed.data;
}

function readTable(folder: string, layout: Layout): MicroRow[] {
  const path = join(folder, `${layout.id}.csv`);
  if (!existsSync(path)) return [];
  const rows = readCsv(path);
  const fields = new Set(['org', 'file', 'record', ...layout.columns.map((c) => c.field)]);
  for (const name of Object.keys(rows[0] ?? {})) if (!fields.has(name)) throw new Error(`${path}: no field ${name}`);
  return rows;
}

function agenciesOf(rows: readonly MicroRow[]): MicroRow[] {
  const codes = [...new Set(rows.flatMap((row) => (row.org ? [row.org] : [])))].sort();
  return codes.map((code) => ({ org_code: code, name: code, uscc: code, region: code }));
}

function createTable(layout: Layout): string {
  const columns = layout.columns.flatMap((column) => [
    `${identifier(column.field)} ${sqlType(column.type)}`,
    ...(column.type === 'datetime' ? [`${identifier(`${column.field}_sec`)} BIGINT`] : []),
  ]);
  return `CREATE TABLE all_${layout.id} (${[...columns, 'org VARCHAR', 'file INTEGER', 'record BIGINT'].join(', ')});`;
}

function columnsOf(layout: Layout, rows: readonly MicroRow[], file: number): Columns {
  const text = (field: string) => rows.map((row) => row[field] || null);
  const columns: Record<string, (string | number | null)[]> = {};
  for (const { field, type } of layout.columns) {
    columns[field] = text(field);
    if (type === 'datetime')
      columns[`${field}_sec`] = text(field).map((t) => t && Date.parse(`${t.replace(' ', 'T')}Z`) / 1000);
  }
  columns.org = layout.id === 'orgs' ? text('org_code') : text('org');
  columns.file = rows.map((row) => Number(row.file ?? file));
  columns.record = rows.map((row, i) => Number(row.record ?? i + 2));
  return columns;
}

/** Takes `罚款;警告` and `李涛(1001);王芳` apart. */
async function loadChildren(engine: Engine, tables: ReadonlyMap<string, readonly MicroRow[]>): Promise<void> {
  await engine.run(`CREATE TABLE all_penalties (case_no VARCHAR, seq INTEGER, kind VARCHAR);
CREATE TABLE all_staff (source VARCHAR, subject VARCHAR, seq INTEGER, name VARCHAR, cert_no VARCHAR);`);
  const parts = (cell: string | undefined) => (cell ? cell.split(';') : []);
  const penalties = (tables.get('cases') ?? []).flatMap((row) =>
    parts(row.penalty_kinds).map((kind, i) => ({ case_no: row.case_no ?? '', seq: i + 1, kind })),
  );
  const staff = layouts.flatMap((layout: Layout) => {
    const people = layout.columns.find((c) => c.type === 'people');
    if (!people) return [];
    return (tables.get(layout.id) ?? []).flatMap((row) =>
      parts(row[people.field]).map((person, i) => {
        const [, name = '', cert_no = null] = /^([^(]+)(?:\((.*)\))?$/.exec(person) ?? [];
        return { source: layout.id, subject: layout.key.map((k) => row[k]).join('|'), seq: i + 1, name, cert_no };
      }),
    );
  });
  await engine.append('all_penalties', pivot(penalties, ['case_no', 'seq', 'kind']));
  await engine.append('all_staff', pivot(staff, ['source', 'subject', 'seq', 'name', 'cert_no']));
}

/** What became of the rows that were not kept, what is wrong with rows, and the files; without `sources.csv` one of every layout. */
async function loadHandedIn(engine: Engine, folder: string): Promise<void> {
  await engine.run(`CREATE TABLE all_sources (file INTEGER, name VARCHAR, layout VARCHAR);
CREATE TABLE all_absent (file INTEGER, field VARCHAR);
CREATE TABLE all_masked (layout VARCHAR, file INTEGER, record BIGINT, field VARCHAR, action VARCHAR);
CREATE TABLE all_fates (layout VARCHAR, org VARCHAR, file INTEGER, record BIGINT, fate VARCHAR, code VARCHAR);
CREATE TABLE issues (layout VARCHAR, file INTEGER, record BIGINT, field VARCHAR, code VARCHAR, severity VARCHAR);`);
  const given = (name: string) => (existsSync(join(folder, name)) ? readCsv(join(folder, name)) : null);
  const every = layouts.map((layout, i) => ({ file: String(i), name: layout.file, layout: layout.id }));
  await appendText(engine, 'all_sources', given('sources.csv') ?? every, ['file', 'name', 'layout']);
  await appendText(engine, 'all_absent', given('absent.csv') ?? [], ['file', 'field']);
  const masked = ['layout', 'file', 'record', 'field', 'action'];
  await appendText(engine, 'all_masked', given('masked.csv') ?? [], masked);
  await appendText(engine, 'all_fates', given('fates.csv') ?? [], ['layout', 'org', 'file', 'record', 'fate', 'code']);
  const issue = ['layout', 'file', 'record', 'field', 'code', 'severity'];
  await appendText(engine, 'issues', given('issues.csv') ?? [], issue);
}

async function appendText(
  engine: Engine,
  table: string,
  rows: readonly MicroRow[],
  columns: readonly string[],
): Promise<void> {
  const value = (row: MicroRow, name: string) =>
    name === 'file' || name === 'record' ? Number(row[name]) : row[name] || null;
  await engine.append(table, Object.fromEntries(columns.map((name) => [name, rows.map((row) => value(row, name))])));
}

function pivot<K extends string>(
  rows: readonly Readonly<Record<K, string | number | null>>[],
  names: readonly K[],
): Columns {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}
