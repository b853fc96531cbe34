import { identifier, type Engine } from '../engine/engine.ts';
import { inLanes, type Task } from '../engine/lanes.ts';
import type { MetricDefinition } from './definition.ts';
import { tablesRead, type Ruleset } from './ruleset.ts';

/** A shared definition (`queries/views/`) as it is to be made; `needs`: the tables that it reads. */
export interface SharedDefinition extends Task {
  readonly sql: string;
  readonly kind: 'TABLE' | 'VIEW';
}

/**
 * The shared definitions: as tables where these metrics or the due days read them, also through others. The rest are views, which cost nothing
 * until somebody looks: with few files handed in, most are there for metrics that have no source.
 */
export function sharedDefinitions(
  { views, annual, deadlines }: Ruleset,
  metrics: readonly Pick<MetricDefinition, 'sql'>[],
): SharedDefinition[] {
  const reads = new Map(views.map(({ name, sql }) => [name, tablesRead(sql)]));
  for (const { id, sql } of annual) reads.set(`annual_${id}`, tablesRead(sql));
  reads.set(
    'annual_row',
    annual.map(({ id }) => `annual_${id}`),
  );
  const read = new Set<string>();
  const follow = (names: readonly string[]): void => {
    for (const name of names.filter((one) => !read.has(one))) {
      read.add(name);
      follow(reads.get(name) ?? []);
    }
  };
  follow([deadlines, ...metrics.map(({ sql }) => sql)].flatMap(tablesRead));
  return views.map(({ name, sql }) => ({
    name,
    sql,
    needs: (reads.get(name) ?? []).filter((table) => table !== name),
    kind: read.has(name) ? 'TABLE' : 'VIEW',
  }));
}

/** Makes them, those of the last time replaced. The engines are connections to the same tables. */
export async function makeShared(engines: readonly Engine[], shared: readonly SharedDefinition[]): Promise<void> {
  const [first] = engines;
  if (first) await dropOtherwiseMade(first, shared);
  await inLanes(engines, shared, (on, { name, kind, sql }) => on.run(`CREATE OR REPLACE ${kind} ${name} AS ${sql}`));
}

/** Makes room for those that were a table the last time and are to be a view, or the other way about. */
async function dropOtherwiseMade(engine: Engine, shared: readonly SharedDefinition[]): Promise<void> {
  const made = await engine.query<{ name: string; kind: string }>(`SELECT name, kind FROM (
  SELECT table_name AS name, 'TABLE' AS kind, schema_name, database_name FROM duckdb_tables()
  UNION ALL SELECT view_name, 'VIEW', schema_name, database_name FROM duckdb_views()
) WHERE schema_name = current_schema() AND database_name = current_database()`);
  const kinds = new Map(shared.map(({ name, kind }) => [name, kind]));
  for (const { name, kind } of made)
    if (kinds.has(name) && kinds.get(name) !== kind) await engine.run(`DROP ${kind} ${identifier(name)}`);
}
