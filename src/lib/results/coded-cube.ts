import type { Engine } from '../engine/engine.ts';

const coded = ['metric', 'org', 'month', 'act', 'state', 'band'] as const;

/**
 * Puts the texts of `cube` into codes (ENUM) and its cells by agency, so that a filter is answered within a frame at any size of the
 * snapshot. What is read from it stays the same texts.
 */
export async function codeCube(engine: Engine): Promise<void> {
  const [used] = await engine.query<Record<string, number>>(
    `SELECT ${coded.map((column) => `count(${column}) AS ${column}`).join(', ')} FROM cube`,
  );
  const filled = coded.filter((column) => (used?.[column] ?? 0) > 0);
  for (const column of filled)
    await engine.run(
      `CREATE TYPE cube_${column} AS ENUM (SELECT DISTINCT ${column} FROM cube WHERE ${column} IS NOT NULL ORDER BY ${column})`,
    );
  const codes = filled.map((column) => `CAST(${column} AS cube_${column}) AS ${column}`).join(', ');
  if (codes === '') return;
  await engine.run(`CREATE OR REPLACE TABLE cube AS SELECT * REPLACE (${codes}) FROM cube ORDER BY org, metric`);
}
