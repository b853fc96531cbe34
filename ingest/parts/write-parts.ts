import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { knownViews } from '../../src/lib/metrics/known.ts';
import { verdictView } from '../../src/lib/metrics/tables.ts';
import { candidateViews } from '../../src/lib/results/case/unnumbered.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { viewName } from '../../src/lib/snapshot/native.ts';
import { indexName } from '../../src/lib/snapshot/parts.ts';
import { usualMemory } from '../memory.ts';
import { emptyAccepted } from '../clean/tables.ts';
import { layouts } from '../layouts/index.ts';
import { extraTables, type Divided } from './extra-tables.ts';
import { filePartsOf } from './footer.ts';
import type { PartLayout } from './layout.ts';

type Tables = Manifest['tables'];

/** A snapshot all of whose tables are written, in a folder. */
export interface Written {
  readonly folder: string;
  readonly tables: Tables;
  readonly facts: Pick<Manifest, 'as_of' | 'parameters' | 'metrics'>;
}

/** Writes the rows of a SELECT as a table of the snapshot. */
export type Write = (engine: Engine, select: string, name: string) => Promise<Tables[string]>;

/**
 * Makes a snapshot one that can be read by parts, when it has more verdicts than `layout.from`: writes the tables of `extraTables`, and for each large
 * table an index of its row groups: bytes, hash, bounds, and a footer with which the row group alone is a Parquet file. Returns the new tables.
 * `spill`: a folder for what does not fit into memory.
 */
export async function writeParts(what: Written, layout: PartLayout, write: Write, spill: string): Promise<Tables> {
  const { folder, tables, facts } = what;
  if (facts.metrics.reduce((sum, { rows }) => sum + rows, 0) <= layout.from) return {};
  const large = (all: Tables) => Object.entries(all).filter(([, { rows }]) => rows > layout.indexed);
  const engine = await nativeEngine(':memory:', {
    temp_directory: spill,
    // what does not fit goes to the disk, though not all of it: a million cases took 9 GB
    memory_limit: `${usualMemory()}B`,
    threads: '1',
    // what is written is sorted all the same; kept in the order in which it is read besides, it would not go to the disk
    preserve_insertion_order: 'false',
  });
  try {
    await openAll(engine, what);
    const divided: Divided[] = [];
    for (const [name, { path: at }] of large(tables)) {
      const path = join(folder, at);
      divided.push({ name, path, rows: (await filePartsOf(path)).map(({ rows }) => rows) });
    }
    const added: Record<string, Tables[string]> = {};
    for (const { name, select } of extraTables(divided)) {
      const table = await write(engine, select, name);
      added[name] = table;
      await engine.run(`CREATE VIEW ${name} AS SELECT * FROM read_parquet(${literal(join(folder, table.path))})`);
    }
    // what is new is looked up by its value, however little it is
    for (const [name, { path }] of [...large(tables), ...Object.entries({ ...added })]) {
      await listParts(engine, join(folder, path));
      added[indexName(name)] = await write(engine, 'SELECT * FROM part ORDER BY part', indexName(name));
    }
    return added;
  } finally {
    await engine.close();
  }
}

/** The written tables as `openSnapshot` has them, what was known of their rows on the as-of day, and which duty a recording may show. */
async function openAll(engine: NativeEngine, { folder, tables, facts }: Written): Promise<void> {
  for (const [name, { path }] of Object.entries(tables))
    await engine.run(
      `CREATE VIEW ${identifier(viewName(name))} AS SELECT * FROM read_parquet(${literal(join(folder, path))})`,
    );
  for (const one of layouts) if (!(one.id in tables)) await engine.run(emptyAccepted(one));
  await engine.run(verdictView(facts.metrics.map(({ id }) => id)));
  await engine.run(knownViews(facts.as_of));
  await engine.run(candidateViews(loadRuleset(), facts.parameters));
}

/** Makes the table `part`: every row group of a file. */
async function listParts(engine: NativeEngine, path: string): Promise<void> {
  const parts = await filePartsOf(path);
  const hashes: string[] = [];
  for (const part of parts) hashes.push(await hashOf(path, part));
  await engine.run(`CREATE OR REPLACE TABLE part_raw (
  part INTEGER, start BIGINT, bytes BIGINT, rows BIGINT, sha256 VARCHAR, footer VARCHAR)`);
  await engine.append('part_raw', {
    part: parts.map((_, i) => i),
    start: parts.map(({ start }) => start),
    bytes: parts.map(({ bytes }) => bytes),
    rows: parts.map(({ rows }) => rows),
    sha256: hashes,
    footer: parts.map(({ footer }) => Buffer.from(footer).toString('hex')),
  });
  // the writer leaves out the bounds of a column that has a very long text, or nothing but NULL
  await engine.run(`CREATE OR REPLACE TABLE part AS
SELECT part, start, bytes, rows, sha256, unhex(footer) AS footer, bounds
FROM part_raw LEFT JOIN (
  SELECT row_group_id, to_json(list({
    'column': path_in_schema, 'min': stats_min_value, 'max': stats_max_value, 'nulls': stats_null_count
  } ORDER BY column_id)) AS bounds
  FROM parquet_metadata(${literal(path)}) WHERE path_in_schema IN (${boundColumns.map(literal).join(', ')}) GROUP BY row_group_id
) ON row_group_id = part`);
}

async function hashOf(
  path: string,
  { start, bytes }: { readonly start: number; readonly bytes: number },
): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { start, end: start + bytes - 1 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** The columns by whose bounds a row group is chosen. */
const boundColumns = [
  ...['org', 'state', 'on_date', 'year', 'due_on', 'over', 'metric'],
  ...['subject', 'value', 'duty_no', 'file', 'record'],
];
