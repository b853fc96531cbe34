import { identifier, type Engine } from '../../src/lib/engine/engine.ts';

const size = 20_000;

/** The rows of a table in the order in which they were inserted, some thousand at a time, so that no list has to fit in memory. */
export async function* inBatches<T extends object>(engine: Engine, table: string): AsyncGenerator<readonly T[]> {
  for (let from = 0; ; from += size) {
    const rows = await engine.query<T>(
      `SELECT * FROM ${identifier(table)} WHERE rowid >= $1 AND rowid < $2 ORDER BY rowid`,
      [from, from + size],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
  }
}
