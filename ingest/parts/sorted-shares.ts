import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { literal } from '../../src/lib/engine/engine.ts';
import type { NativeEngine } from '../../src/lib/engine/native.ts';
import type { ExtraTable } from './extra-tables.ts';

/**
 * Sorts more rows than fit into memory: they are divided by their key into shares of which each is before the next, and these are sorted one by one.
 * How they are divided depends on the rows only, so that the files are the same whatever memory there was.
 */

export interface Sorting {
  /** the connections that sort, each a share at a time */
  readonly engines: readonly [NativeEngine, ...NativeEngine[]];
  /** threads that divide the rows */
  readonly threads: number;
  /** folder for what is made on the way; it is there, and the caller removes it */
  readonly work: string;
  /** about how many rows a share has */
  readonly sorted: number;
  /** options of the Parquet files that are written */
  readonly options: string;
  /** told after every share: how many are done, of how many */
  readonly onShare: (done: number, of: number) => void;
}

/** So many shares at most: of each a file is open while the rows are divided. */
const mostShares = 64;

/** One row in so many says where the shares begin. */
const sampled = 1024;

/** Writes the rows of a table as Parquet files that follow each other in its order; at least one. Returns their paths. */
export async function sortedShares(table: ExtraTable, sorting: Sorting): Promise<string[]> {
  const { engines, work, options, onShare } = sorting;
  const [first] = engines;
  const cuts = await cutsOf(table, sorting);
  const pathOf = (share: number) => join(work, `${table.name}-${share}.parquet`);
  const sortTo = (engine: NativeEngine, rows: string, path: string) => {
    const select = `SELECT ${table.distinct === true ? 'DISTINCT ' : ''}* FROM ${rows} ORDER BY ${table.order}`;
    return engine.run(`COPY (${select}) TO ${literal(path)} (${options})`);
  };
  if (cuts.length === 0) {
    await sortTo(first, `(${table.select})`, pathOf(0));
    onShare(1, 1);
    return [pathOf(0)];
  }
  const divided = join(work, `${table.name}-divided`);
  await mkdir(divided);
  await divideRows(first, table, cuts, divided, sorting.threads);
  const shares = Array.from({ length: cuts.length + 1 }, (_, share) => share).filter((share) =>
    existsSync(join(divided, `share=${share}`)),
  );
  let next = 0;
  let done = 0;
  await Promise.all(
    engines.map(async (engine) => {
      for (let share = shares[next++]; share !== undefined; share = shares[next++]) {
        const folder = join(divided, `share=${share}`);
        await sortTo(
          engine,
          `read_parquet(${literal(join(folder, '*.parquet'))}, hive_partitioning = false)`,
          pathOf(share),
        );
        await rm(folder, { recursive: true });
        onShare(++done, shares.length);
      }
    }),
  );
  await rm(divided, { recursive: true });
  return shares.map(pathOf);
}

/** The keys with which the second, third, … share begins, ascending; none where one is enough. */
async function cutsOf({ select, key, sample }: ExtraTable, { engines, sorted }: Sorting): Promise<string[]> {
  if (key === undefined || sample === undefined) return [];
  // those that are not looked at are counted only
  const counted = await engines[0].query<{ k: string | null; n: number }>(
    `SELECT CASE WHEN hash(${sample}) % ${sampled} = 0 THEN ${key} END AS k, count(*) AS n FROM (${select}) GROUP BY k ORDER BY k`,
  );
  const all = counted.reduce((sum, { n }) => sum + n, 0);
  const shares = Math.min(mostShares, Math.ceil(all / sorted));
  const keys = counted.filter((row): row is { k: string; n: number } => row.k !== null);
  const looked = keys.reduce((sum, { n }) => sum + n, 0);
  const cuts: string[] = [];
  let before = 0;
  for (const { k, n } of keys) {
    if (before > 0 && before >= (looked * (cuts.length + 1)) / shares) cuts.push(k);
    before += n;
  }
  return cuts.slice(0, shares - 1);
}

/** Writes the rows of each share into a folder `share=<number>` of its own. */
async function divideRows(
  engine: NativeEngine,
  { select, key = '' }: ExtraTable,
  cuts: readonly string[],
  folder: string,
  threads: number,
): Promise<void> {
  await engine.run(`SET threads = ${threads}`);
  try {
    await engine.run(
      `COPY (SELECT *, ${shareOf(key, cuts)} AS share FROM (${select})) TO ${literal(folder)}
       (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 16384, WRITE_BLOOM_FILTER false, PARTITION_BY (share))`,
    );
  } finally {
    await engine.run('SET threads = 1');
  }
}

/** SQL for the number of cuts that are not after a key, found by halves. */
function shareOf(key: string, cuts: readonly string[], from = 0, to = cuts.length): string {
  const middle = (from + to) >> 1;
  const cut = cuts[middle];
  if (from === to || cut === undefined) return String(from);
  return `CASE WHEN ${key} < ${literal(cut)} THEN ${shareOf(key, cuts, from, middle)} ELSE ${shareOf(key, cuts, middle + 1, to)} END`;
}
