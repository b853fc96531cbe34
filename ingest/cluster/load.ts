import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isText } from '../../src/lib/engine/clickhouse/dialect.ts';
import type { ClickHouseEngine } from '../../src/lib/engine/clickhouse/engine.ts';
import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { sha256 } from '../../src/lib/metrics/sha256.ts';
import type { Part } from './parts.ts';

/** Table of the agencies whose verdicts count on a shard. */
export const countedAgency = 'counted_agency';

/**
 * Puts the tables of a part on a server. A table that an earlier run has brought over whole is left there: it bears the mark of its content.
 * `content` stands for the snapshot's rows. Returns what stands for the part.
 */
export async function loadPart(
  from: Engine,
  to: ClickHouseEngine,
  part: Part,
  options: { content: string; folder: string; onTable: (table: string) => void },
): Promise<string> {
  const marks = await to.marks();
  const whole: string[] = [];
  for (const [table, select] of part.tables) {
    const mark = sha256(JSON.stringify([options.content, table, select]));
    whole.push(mark);
    if (marks.get(table) === mark) continue;
    options.onTable(table);
    await load(from, to, { table, select, path: join(options.folder, 'load.parquet') });
    await to.mark(table, mark);
  }
  await to.run(`DROP TABLE IF EXISTS ${countedAgency}; CREATE TABLE ${countedAgency} (org VARCHAR)`);
  await to.append(countedAgency, { org: part.counted ?? [] });
  return sha256(JSON.stringify([whole, part.counted]));
}

async function load(
  from: Engine,
  to: ClickHouseEngine,
  { table, select, path }: { table: string; select: string; path: string },
): Promise<void> {
  const columns = await from.query<{ column_name: string; column_type: string }>(`DESCRIBE ${identifier(table)}`);
  const typed = columns.map((c) => `${identifier(c.column_name)} ${c.column_type}`);
  const sent = columns.map(({ column_name, column_type }) => {
    const name = identifier(column_name);
    return isText(column_type) ? `CAST(${name} AS VARCHAR) AS ${name}` : name;
  });
  await from.run(
    `COPY (SELECT ${sent.join(', ')} FROM (${select})) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  try {
    await to.run(`DROP TABLE IF EXISTS ${identifier(table)}; CREATE TABLE ${identifier(table)} (${typed.join(', ')})`);
    await to.appendParquet(table, path);
    const expected = await count(from, `read_parquet(${literal(path)})`);
    const arrived = await count(to, identifier(table));
    if (arrived !== expected) throw new Error(`${table}: ${expected} rows were sent, ${arrived} arrived`);
  } finally {
    await rm(path, { force: true });
  }
}

async function count(engine: Engine, rows: string): Promise<number> {
  const [found] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${rows}`);
  return found?.n ?? 0;
}
