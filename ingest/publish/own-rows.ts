import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { subject } from '../../src/lib/metrics/shards.ts';
import { verdictTable, verdictView } from '../../src/lib/metrics/tables.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { acceptedTable } from '../clean/tables.ts';
import { layouts } from '../layouts/index.ts';
import type { OwnFile } from './own-files.ts';
import { ownMessages } from './own-messages.ts';
import type { Unit } from './units.ts';

/**
 * The tables of a unit, in the schema `unit` of an engine that has the whole snapshot open in `main` (see `openSnapshot`): only rows of the
 * unit's own agencies, verdicts as they were computed from everything. A row of another agency that one of the unit's cases is linked
 * with (a review of its case, a recording filed elsewhere) is not the unit's and is not there.
 */
const schema = 'unit';

/** Opens the schema, empty, and fills `own_row(layout, file, record)`: the unit's rows, kept or not. */
export async function createOwnRows(engine: Engine, { orgs }: Unit): Promise<void> {
  const own = inOrgs(orgs);
  const rows = layouts.map(
    (layout) =>
      `SELECT ${literal(layout.id)} AS layout, file, record FROM main.${acceptedTable(layout)} WHERE org IN ${own}`,
  );
  await engine.run(`USE main; DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}; USE ${schema};
CREATE TABLE own_row AS ${rows.join('\nUNION ALL ')}
UNION ALL SELECT layout, file, record FROM main.all_fates WHERE org IN ${own};`);
}

/** Fills the schema with every table that `SnapshotWriter` writes; `files` are numbered anew in their order. */
export async function createOwnTables(
  engine: Engine,
  manifest: Pick<Manifest, 'metrics' | 'files'>,
  { orgs }: Unit,
  files: readonly OwnFile[],
): Promise<void> {
  const own = `t.org IN ${inOrgs(orgs)}`;
  // the appender of the native engine knows the schema `main` only
  await engine.run(
    'CREATE OR REPLACE TABLE main.own_file (old INTEGER, file INTEGER, before VARCHAR, name VARCHAR, layout VARCHAR)',
  );
  await engine.append('own_file', {
    old: files.map(({ old }) => old),
    file: files.map((_, i) => i),
    before: files.map(({ old }) => manifest.files[old]?.name ?? null),
    name: files.map(({ file }) => file.name),
    layout: files.map(({ file }) => file.layout),
  });
  await engine.run('CREATE TABLE own_file AS SELECT * FROM main.own_file; DROP TABLE main.own_file');
  const make = (table: string, select: string) => engine.run(`CREATE TABLE ${identifier(table)} AS ${select}`);

  for (const layout of layouts) await make(acceptedTable(layout), fileRows(`main.${acceptedTable(layout)}`, own));
  await make('all_fates', fileRows('main.all_fates', own));
  await make('all_staff', ownStaff());
  await make('all_penalties', `SELECT p.* FROM main.all_penalties p SEMI JOIN all_cases c ON c.case_no = p.case_no`);
  await make('originals', recordRows('main.all_originals'));
  await make('extras', recordRows('main.all_extras'));
  await make('all_masked', recordRows('main.all_masked', true));
  await make('all_sources', 'SELECT file, name, layout FROM own_file');
  await make('all_absent', fileRows('main.all_absent', 'TRUE'));
  await make(
    'all_conflict_fields',
    `SELECT t.* REPLACE (k.file AS kept_file) FROM (${recordRows('main.all_conflict_fields', true)}) t
     JOIN own_file k ON k.old = t.kept_file
     SEMI JOIN own_row r ON r.layout = t.layout AND r.file = t.kept_file AND r.record = t.kept_record`,
  );
  await ownMessages(engine, own);
  for (const { id } of manifest.metrics)
    await make(
      verdictTable(id),
      `SELECT t.* REPLACE (f.file AS file, replace(t.key, '#' || f.before || ':', '#' || f.name || ':') AS key)
       FROM main.${verdictTable(id)} t JOIN own_file f ON f.old = t.file WHERE ${own}`,
    );
  await engine.run(verdictView(manifest.metrics.map(({ id }) => id)));
  await make('cube', `SELECT t.* FROM main.cube t WHERE ${own}`);
  await make('calendar', 'SELECT * FROM main.calendar');
  await make('deadline', 'SELECT d.* FROM main.deadline d SEMI JOIN verdict v ON v.start_on = d.start_on');
}

/** Ends what `createOwnRows` began. */
export async function dropOwnRows(engine: Engine): Promise<void> {
  await engine.run(`USE main; DROP SCHEMA IF EXISTS ${schema} CASCADE`);
}

function inOrgs(orgs: readonly string[]): string {
  return `(${orgs.map((org) => literal(org)).join(', ')})`;
}

/** SQL: the rows `t` of a table, of files that the unit knows, for which the condition holds. */
function fileRows(table: string, where: string): string {
  return `SELECT t.* REPLACE (f.file AS file) FROM ${table} t JOIN own_file f ON f.old = t.file WHERE ${where}`;
}

/** SQL: what a table says of the unit's rows. `byLayout`: a file can feed several layouts, and the table says which is meant. */
function recordRows(table: string, byLayout = false): string {
  const same = `${byLayout ? 'r.layout = t.layout AND ' : ''}r.file = t.file AND r.record = t.record`;
  return `SELECT t.* REPLACE (f.file AS file) FROM ${table} t JOIN own_file f ON f.old = t.file SEMI JOIN own_row r ON ${same}`;
}

/** SQL: the people on the unit's rows. */
function ownStaff(): string {
  return layouts
    .filter((layout) => layout.columns.some((c) => c.type === 'people'))
    .map(
      (layout) => `SELECT s.* FROM main.all_staff s SEMI JOIN ${acceptedTable(layout)} k
  ON s.source = ${literal(layout.id)} AND s.subject = ${subject(layout, 'k')}`,
    )
    .join(' UNION ALL ');
}
