import type { Engine } from '../engine/engine.ts';
import { knownViews } from '../metrics/known.ts';
import type { AnnualDefinition, Ruleset } from '../metrics/ruleset.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { Bindings } from './filter.ts';

/** One statutory table of a year: agency code or `ALL` → column → number. */
export interface AnnualTable {
  readonly definition: AnnualDefinition;
  readonly rows: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** One row behind a number of a table. */
export interface AnnualRow {
  readonly org: string;
  readonly key: string;
  readonly on_date: string;
  readonly item: string;
  readonly amount: number;
  readonly file: number;
  readonly record: number;
}

type Facts = Pick<Manifest, 'as_of' | 'agencies' | 'files'>;

/** The tables of the annual statistics whose source is in the snapshot, for a year, as known at its as-of day. Every agency is in every table. */
export async function annualTables(
  engine: Engine,
  facts: Facts,
  ruleset: Ruleset,
  year: number,
): Promise<AnnualTable[]> {
  const definitions = await prepare(engine, facts, ruleset);
  const tables: AnnualTable[] = [];
  for (const definition of definitions) {
    const from = `FROM (${definition.sql}) t WHERE on_date BETWEEN CAST($1 AS DATE) AND CAST($2 AS DATE)`;
    const counted = await engine.query<{ org: string | null; item: string; n: number }>(
      `SELECT org, item, sum(amount) AS n ${from} GROUP BY org, item UNION ALL SELECT NULL, item, sum(amount) ${from} GROUP BY item`,
      daysOf(year),
    );
    const rows: Record<string, Record<string, number>> = {};
    for (const org of ['ALL', ...facts.agencies.map((a) => a.code)])
      rows[org] = Object.fromEntries(definition.columns.map((column) => [column, 0]));
    for (const { org, item, n } of counted) {
      const row = rows[org ?? 'ALL'];
      if (row) row[item] = n;
    }
    tables.push({ definition, rows });
  }
  return tables;
}

/** The rows behind a table, or behind one of its columns or agencies, in file order. */
export async function annualRows(
  engine: Engine,
  facts: Facts,
  ruleset: Ruleset,
  query: { readonly table: string; readonly year: number; readonly org?: string; readonly column?: string },
): Promise<AnnualRow[]> {
  const definition = (await prepare(engine, facts, ruleset)).find((d) => d.id === query.table);
  if (!definition) return [];
  const bindings = new Bindings();
  const [from, to] = daysOf(query.year).map((day) => bindings.bind(day));
  const conditions = [`on_date BETWEEN CAST(${from} AS DATE) AND CAST(${to} AS DATE)`];
  if (query.org !== undefined) conditions.push(`org = ${bindings.bind(query.org)}`);
  if (query.column !== undefined) conditions.push(`item = ${bindings.bind(query.column)}`);
  return engine.query<AnnualRow>(
    `SELECT org, key, CAST(on_date AS VARCHAR) AS on_date, item, amount, file, record FROM (${definition.sql}) t
     WHERE ${conditions.join(' AND ')} ORDER BY file, record, item`,
    bindings.values,
  );
}

async function prepare(engine: Engine, facts: Facts, ruleset: Ruleset): Promise<AnnualDefinition[]> {
  const present = new Set(facts.files.map((file) => file.layout));
  await engine.run(knownViews(facts.as_of));
  const severity = ruleset.views.find((view) => view.name === 'penalty_severity');
  if (!severity) throw new Error('queries/views/penalty_severity.sql is missing');
  await engine.run(`CREATE OR REPLACE TEMPORARY VIEW penalty_severity AS ${severity.sql}`);
  return ruleset.annual.filter(({ sources }) => sources.some((layout) => present.has(layout)));
}

function daysOf(year: number): [string, string] {
  return [`${year}-01-01`, `${year}-12-31`];
}
