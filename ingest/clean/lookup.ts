import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';

/** What a lookup is made of: SQL of the rows, of which each has another key, and of key and value over them. */
interface LookupRows {
  /** tells it from other lookups of the same table */
  readonly name: string;
  readonly rows: string;
  readonly key: string;
  readonly value: string;
}

/** The lookups made of a table, by its name; each is a type and a variable. */
const made = new WeakMap<Engine, Map<string, string[]>>();

/**
 * Makes rows ready to be looked up in. Gives back the SQL that turns a text into the value of its key, NULL where it is none: an expression,
 * not a join, for rows that go through a join lose the order of the file.
 */
export async function createLookup(
  engine: Engine,
  table: string,
  { name, rows, key, value }: LookupRows,
): Promise<(text: string) => string> {
  const lookup = `${table}_by_${name}`;
  await engine.run(
    `CREATE TYPE ${identifier(lookup)} AS ENUM (SELECT ${key} FROM ${rows} ORDER BY ${key});
     SET VARIABLE ${identifier(lookup)} = (SELECT list(${value} ORDER BY ${key}) FROM ${rows})`,
  );
  const ofEngine = made.get(engine) ?? new Map<string, string[]>();
  made.set(engine, ofEngine.set(table, [...(ofEngine.get(table) ?? []), lookup]));
  return (text) =>
    `list_extract(getvariable(${literal(lookup)}), enum_code(TRY_CAST(${text} AS ${identifier(lookup)})) + 1)`;
}

/** Drops the lookups made of a table. */
export async function dropLookups(engine: Engine, table: string): Promise<void> {
  for (const lookup of made.get(engine)?.get(table) ?? [])
    await engine.run(`DROP TYPE ${identifier(lookup)}; RESET VARIABLE ${identifier(lookup)}`);
  made.get(engine)?.delete(table);
}
