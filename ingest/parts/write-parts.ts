import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { NativeEngine } from '../../src/lib/engine/native.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { knownViews } from '../../src/lib/metrics/known.ts';
import { verdictView } from '../../src/lib/metrics/tables.ts';
import { candidateViews } from '../../src/lib/results/case/unnumbered.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { viewName } from '../../src/lib/snapshot/native.ts';
import { indexName } from '../../src/lib/snapshot/parts.ts';
import { emptyAccepted } from '../clean/tables.ts';
import { layouts } from '../layouts/index.ts';
import { divide, type DividedFile } from './divide.ts';
import { extraTables, type Divided } from './extra-tables.ts';
import { standardParts, type PartLayout } from './layout.ts';
import { sortedShares } from './sorted-shares.ts';

type Tables = Manifest['tables'];
type Table = Tables[string];

/** A snapshot all of whose tables are written, in a folder. */
export interface Written {
  readonly folder: string;
  readonly tables: Tables;
  readonly facts: Pick<Manifest, 'as_of' | 'parameters' | 'metrics'>;
}

/** How it is written. */
export interface Writing {
  readonly layout: PartLayout;
  /** where the file of a table is, below the folder */
  readonly pathOf: (table: string) => string;
  /** options of its Parquet file */
  readonly optionsOf: (table: string) => string;
  /** writes the rows of a SELECT as the file of a table, as it is */
  readonly write: (engine: Engine, select: string, table: string) => Promise<Table>;
  /** folder for what does not fit into memory; it is made and removed */
  readonly spill: string;
  /** told how much is done, of how much */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Memory of the database above which two shares are sorted at a time. */
const roomForTwo = 1.5 * 2 ** 30;

/**
 * Makes a snapshot one that can be read by parts, when it has more verdicts than `layout.from`: writes the tables of `extraTables`, divides each large
 * table, and writes for each an index of its row groups: bytes, hash, bounds. Returns the tables that are new or written anew. The work is done on
 * connections of their own to the database of `engine`, within its memory, in a schema of their own.
 */
export async function writeParts(engine: NativeEngine, what: Written, writing: Writing): Promise<Tables> {
  const { facts } = what;
  if (facts.metrics.reduce((sum, { rows }) => sum + rows, 0) <= writing.layout.from) return {};
  const own = await engine.beside();
  const before = await settingsOf(own);
  await mkdir(writing.spill, { recursive: true });
  // one thread, so that the row groups are the same everywhere
  await own.run(`SET threads = 1; CREATE SCHEMA ${schema}; SET search_path = '${schema}'`);
  const others = before.memory > roomForTwo && before.threads > 1 ? [await beside(engine)] : [];
  try {
    await openAll(own, what);
    return await new PartWriter([own, ...others], before.threads, what, writing).write();
  } finally {
    for (const other of others) await other.close();
    await own.run(`SET search_path = 'main'; DROP SCHEMA ${schema} CASCADE; SET threads = ${before.threads}`);
    await own.close();
    await rm(writing.spill, { recursive: true, force: true });
  }
}

const schema = 'parts';

/** Dividing what is there, and each of the tables besides. */
const steps = 1 + extraTables([], '2000-01-01', standardParts).length;

async function beside(engine: NativeEngine): Promise<NativeEngine> {
  const other = await engine.beside();
  await other.run(`SET search_path = '${schema}'`);
  return other;
}

async function settingsOf(engine: NativeEngine): Promise<{ threads: number; memory: number }> {
  const [found] = await engine.query<{ threads: number; memory: number }>(
    `SELECT CAST(current_setting('threads') AS BIGINT) AS threads,
       CAST(parse_formatted_bytes(current_setting('memory_limit')) AS BIGINT) AS memory`,
  );
  return found ?? { threads: 1, memory: 0 };
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

/** What the page loads whole whatever its size, for every screen needs all of it. */
const alwaysWhole: ReadonlySet<string> = new Set(['cube', 'calendar', 'deadline']);

class PartWriter {
  readonly #engines: readonly [NativeEngine, ...NativeEngine[]];
  readonly #threads: number;
  readonly #what: Written;
  readonly #writing: Writing;
  readonly #made: Record<string, Table> = {};
  readonly #large: Tables;

  constructor(engines: readonly [NativeEngine, ...NativeEngine[]], threads: number, what: Written, writing: Writing) {
    this.#engines = engines;
    this.#threads = threads;
    this.#what = what;
    this.#writing = writing;
    this.#large = Object.fromEntries(
      Object.entries(what.tables).filter(([name, { rows }]) => rows > writing.layout.indexed && !alwaysWhole.has(name)),
    );
  }

  async write(): Promise<Tables> {
    const divided: Divided[] = [];
    const large = Object.entries(this.#large);
    for (const [i, [name, table]] of large.entries()) {
      const path = join(this.#what.folder, table.path);
      const found = await this.#divide(name, table.path, [path]);
      divided.push({ name, path, rows: found.parts.map(({ rows }) => rows) });
      this.#tell(0, (i + 1) / large.length);
    }
    const extra = extraTables(divided, this.#what.facts.as_of, this.#writing.layout);
    for (const [i, table] of extra.entries()) {
      const { spill, layout, pathOf, optionsOf } = this.#writing;
      const shares = await sortedShares(table, {
        engines: this.#engines,
        threads: this.#threads,
        work: spill,
        sorted: layout.sorted,
        options: optionsOf(table.name),
        onShare: (done, of) => this.#tell(i + 1, done / of),
      });
      // what is new is looked up by its value, however little it is
      await this.#divide(table.name, pathOf(table.name), shares);
      for (const share of shares) await rm(share);
      const path = join(this.#what.folder, pathOf(table.name));
      await this.#engines[0].run(`CREATE VIEW ${table.name} AS SELECT * FROM read_parquet(${literal(path)})`);
    }
    return this.#made;
  }

  /** Writes the rows of Parquet files as a table that is divided, and its index. */
  async #divide(name: string, path: string, sources: readonly string[]): Promise<DividedFile> {
    const target = join(this.#what.folder, path);
    await mkdir(dirname(target), { recursive: true });
    const found = await divide(sources, `${target}.divided`);
    await rename(`${target}.divided`, target);
    const { rows, bytes, sha256 } = found;
    this.#made[name] = { path, rows, bytes, sha256 };
    const [engine] = this.#engines;
    await listParts(engine, target, found, boundsOf(name));
    const index = indexName(name);
    this.#made[index] = await this.#writing.write(engine, 'SELECT * FROM part ORDER BY part', index);
    return found;
  }

  #tell(step: number, share: number): void {
    this.#writing.onProgress?.(step + share, steps);
  }
}

/** Makes the table `part`: every row group of a file. */
async function listParts(
  engine: NativeEngine,
  path: string,
  { parts, schema }: DividedFile,
  bounds: readonly string[],
): Promise<void> {
  // all have the same columns
  const rows = parts.map((part, i) => ({
    part: i,
    ...part,
    schema: i === 0 ? Buffer.from(schema).toString('hex') : null,
  }));
  // the writer leaves out the bounds of a column that has a very long text, or nothing but NULL
  await engine.query(
    `CREATE OR REPLACE TABLE part AS
SELECT part, start, bytes, rows, sha256, unhex(schema) AS schema, bounds
FROM (SELECT unnest(from_json($1, ${literal(partShape)}), recursive := true)) LEFT JOIN (
  SELECT row_group_id, to_json(list({
    'column': path_in_schema, 'min': stats_min_value, 'max': stats_max_value, 'nulls': stats_null_count
  } ORDER BY column_id)) AS bounds
  FROM parquet_metadata(${literal(path)}) WHERE path_in_schema IN (${['', ...bounds].map(literal).join(', ')}) GROUP BY row_group_id
) ON row_group_id = part`,
    [JSON.stringify(rows)],
  );
}

const partShape = JSON.stringify([
  { part: 'INTEGER', start: 'BIGINT', bytes: 'BIGINT', rows: 'BIGINT', sha256: 'VARCHAR', schema: 'VARCHAR' },
]);

/** The columns by whose bounds a row group of a table is chosen; none of those that are found in `lookup`. */
function boundsOf(table: string): readonly string[] {
  if (table.startsWith('verdicts/')) return verdictBounds;
  return bounds[table] ?? [];
}

const verdictBounds = ['org', 'state', 'on_date', 'year', 'due_on', 'over'];

const bounds: Readonly<Record<string, readonly string[]>> = {
  by_due: [...verdictBounds, 'metric'],
  by_subject: ['subject'],
  longest: ['on_date', 'year', 'over'],
  soonest: ['due_on'],
  due_counts: ['org', 'due_on'],
  acts: ['value'],
  lookup: ['value'],
  unnumbered: ['duty_no'],
  originals: ['file', 'record'],
  issues: ['file', 'record'],
};
