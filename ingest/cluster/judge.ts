import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ClickHouseEngine } from '../../src/lib/engine/clickhouse/engine.ts';
import { computeVerdicts, type ComputeOptions } from '../../src/lib/metrics/compute.ts';
import { sha256 } from '../../src/lib/metrics/sha256.ts';
import { verdictColumns, verdictTable } from '../../src/lib/metrics/tables.ts';

/** Table whose mark says of which rows, by which rules, the verdicts on a server are. */
const judged = 'judged';

/** Computes the verdicts on a server, unless those of the same rows by the same rules are there. `content` stands for the rows. */
export async function judge(engine: ClickHouseEngine, content: string, options: ComputeOptions): Promise<void> {
  const { asOf, ruleset, parameters, present, counted } = options;
  const mark = sha256(JSON.stringify([content, asOf, ruleset.hash, parameters, [...present].sort(), counted]));
  if ((await engine.marks()).get(judged) === mark) return;
  await engine.run(`DROP TABLE IF EXISTS ${judged}`);
  await computeVerdicts(engine, options);
  await engine.run(`CREATE TABLE ${judged} (metric VARCHAR)`);
  await engine.mark(judged, mark);
}

interface ResultColumn {
  readonly name: string;
  readonly type: string;
}

const results: Readonly<Record<string, readonly ResultColumn[]>> = {
  cube: [
    ...['metric', 'org', 'month'].map((name) => ({ name, type: 'VARCHAR' })),
    { name: 'year', type: 'INTEGER' },
    ...['act', 'state', 'band'].map((name) => ({ name, type: 'VARCHAR' })),
    { name: 'n', type: 'BIGINT' },
  ],
  deadline: [
    { name: 'rule', type: 'VARCHAR' },
    { name: 'start_on', type: 'DATE' },
    { name: 'extra', type: 'BIGINT' },
    { name: 'due_on', type: 'DATE' },
    { name: 'beyond', type: 'BOOLEAN' },
  ],
};

/** SQL of the columns of `cube`, `deadline` or a table of verdicts, in the types that they have in a snapshot. */
export function resultColumns(table: string): string {
  return (results[table] ?? verdictColumns).map(({ name, type }) => `CAST(${name} AS ${type}) AS ${name}`).join(', ');
}

/** Fetches the cube, the due days and the verdicts of these metrics as Parquet files; `path` says where each goes. */
export async function fetchResults(
  engine: ClickHouseEngine,
  metrics: readonly string[],
  path: (table: string) => string,
): Promise<void> {
  for (const table of ['cube', 'deadline', ...metrics.map(verdictTable)]) {
    await mkdir(dirname(path(table)), { recursive: true });
    await engine.writeParquet(`SELECT ${resultColumns(table)} FROM ${table}`, path(table));
  }
}
