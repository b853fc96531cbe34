import { literal } from '../engine/engine.ts';
import type { AnnualDefinition } from './ruleset.ts';

/**
 * The statutory annual tables for metrics that compare with them, over the rows known at the as-of day:
 * `annual_<id>`: the rows of a table;
 * `annual_row(stat_table, org, item, on_date, amount)`: those of all tables;
 * `annual_column(stat_table, item, layout)`: the columns of each, and a layout that its rows come from.
 */
export function annualViews(annual: readonly AnnualDefinition[]): string {
  const tables = annual.map(({ id, sql }) => `CREATE OR REPLACE VIEW annual_${id} AS ${sql.trim()};`);
  const rows = annual.map(
    ({ id, name }) =>
      `SELECT ${literal(name.zh)} AS stat_table, org, item, on_date, CAST(amount AS DECIMAL(28,8)) AS amount FROM annual_${id}`,
  );
  const columns = annual.flatMap(({ name, columns: items, sources }) =>
    items.flatMap((item) =>
      sources.map(
        (layout) => `SELECT ${literal(name.zh)} AS stat_table, ${literal(item)} AS item, ${literal(layout)} AS layout`,
      ),
    ),
  );
  return [
    ...tables,
    `CREATE OR REPLACE VIEW annual_row AS ${rows.join('\nUNION ALL ')};`,
    `CREATE OR REPLACE VIEW annual_column AS ${columns.join('\nUNION ALL ')};`,
  ].join('\n');
}
