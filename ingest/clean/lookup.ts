import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';

/**
 * Makes a table with one row a key ready to be looked up in. Gives back the SQL that turns a text into the value of its key, NULL where it
 * is none: an expression, not a join, for rows that go through a join lose the order of the file. `key` and `value` are SQL over the table.
 */
export async function createLookup(
  engine: Engine,
  table: string,
  { key, value }: { readonly key: string; readonly value: string },
): Promise<(text: string) => string> {
  const type = identifier(`${table}_keys`);
  const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  if (count?.n === 0) return () => 'NULL';
  await engine.run(
    `CREATE TYPE ${type} AS ENUM (SELECT ${key} FROM ${table} ORDER BY ${key});
     SET VARIABLE ${type} = (SELECT list(${value} ORDER BY ${key}) FROM ${table})`,
  );
  return (text) =>
    `list_extract(getvariable(${literal(`${table}_keys`)}), enum_code(TRY_CAST(${text} AS ${type})) + 1)`;
}

/** Drops what `createLookup` made of a table. */
export async function dropLookup(engine: Engine, table: string): Promise<void> {
  const type = identifier(`${table}_keys`);
  await engine.run(`DROP TYPE ${type}; RESET VARIABLE ${type}`);
}
