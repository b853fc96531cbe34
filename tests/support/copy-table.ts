import { identifier, type Engine } from '../../src/lib/engine/engine.ts';

/** Makes a table of one engine in another, with the same columns: all its rows, or those of a SELECT. */
export async function copyTable(from: Engine, to: Engine, table: string, select?: string): Promise<void> {
  const rows = await from.query(select ?? `SELECT * FROM ${identifier(table)}`);
  const described = await from.query<{ column_name: string; column_type: string }>(`DESCRIBE ${identifier(table)}`);
  const columns = described.map((c) => `${identifier(c.column_name)} ${c.column_type}`);
  await to.run(`CREATE TABLE ${identifier(table)} (${columns.join(', ')});`);
  await to.append(
    table,
    Object.fromEntries(described.map((c) => [c.column_name, rows.map((row) => row[c.column_name] ?? null)])),
  );
}
