import type { Engine } from '../../src/lib/engine/engine.ts';
import { unresolvedAgency } from '../../src/lib/metrics/definition.ts';
import { createShards, shardTables } from '../../src/lib/metrics/shards.ts';

/** What one shard is given. */
export interface Part {
  /** name of the table → SELECT of its rows in the snapshot */
  readonly tables: ReadonlyMap<string, string>;
  /** the agencies whose verdicts count here; null: all */
  readonly counted: readonly string[] | null;
}

/**
 * Divides a snapshot by agency into `n` parts of about the same number of rows. The registers go to every part, and what crosses agencies
 * goes along as a guest, so that each part can be computed by itself.
 */
export async function divide(engine: Engine, n: number): Promise<Part[]> {
  if (n === 1) {
    const whole = [...shardTables([], true).keys()].map((table): [string, string] => [table, `SELECT * FROM ${table}`]);
    return [{ tables: new Map(whole), counted: null }];
  }
  await createShards(engine);
  const sizes = await engine.query<{ org: string; n: number }>(
    `SELECT o.org_code AS org, count(r.org) AS n FROM all_orgs o LEFT JOIN shard_row r ON r.org = o.org_code
     GROUP BY o.org_code ORDER BY n DESC, org`,
  );
  const shares = Array.from({ length: n }, () => ({ orgs: [] as string[], rows: 0 }));
  for (const { org, n: rows } of sizes) {
    const lightest = shares.reduce((a, b) => (b.rows < a.rows ? b : a));
    lightest.orgs.push(org);
    lightest.rows += rows;
  }
  return shares.map(({ orgs }, i) => ({
    tables: shardTables(orgs, i === 0),
    counted: i === 0 ? [...orgs, unresolvedAgency] : orgs,
  }));
}
