import { identifier, type Engine } from '../../src/lib/engine/engine.ts';

/** Makes a table of one engine, or of a view of it, in another. */
export async function copyTable(from: Engine, to: Engine, table: string): Promise<void> {
  const described = await from.query<{ column_name: string; column_type: string }>(`DESCRIBE ${identifier(table)}`);
  await to.run(
    `CREATE TABLE ${identifier(table)} (${described.map((c) => `${identifier(c.column_name)} ${c.column_type}`).join(', ')});`,
  );
  const rows = await from.query(`SELECT * FROM ${identifier(table)}`);
  await to.append(
    table,
    Object.fromEntries(described.map((c) => [c.column_name, rows.map((row) => row[c.column_name] ?? null)])),
  );
}
