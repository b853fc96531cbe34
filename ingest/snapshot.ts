import * as v from 'valibot';
import { literal, type Engine } from '../src/lib/engine/engine.ts';
import { inLanes, openLanes } from '../src/lib/engine/lanes.ts';
import type { MetricDefinition } from '../src/lib/metrics/definition.ts';
import { sha256 } from '../src/lib/metrics/sha256.ts';
import { verdictTable } from '../src/lib/metrics/tables.ts';
import { manifestSchema, manifestVersion, type Manifest } from '../src/lib/snapshot/manifest.ts';
import { acceptedTable } from './clean/tables.ts';
import { layouts } from './layouts/index.ts';

/** What the manifest says beyond what the writer finds out itself. */
export type SnapshotFacts = Omit<Manifest, 'format' | 'version' | 'tool' | 'calendar' | 'issues' | 'tables'>;

interface TableToWrite {
  /** name in the manifest */
  readonly name: string;
  /** table in the engine */
  readonly from: string;
  /** columns that put the rows in a total order */
  readonly order: string;
}

/** Where a snapshot is put. */
export interface SnapshotStore {
  /**
   * Writes the rows of a SELECT, in its order, as the Parquet file `path` of the snapshot to be. A store that goes on without the engine, once that
   * has given the rows, says so by `onRows`.
   */
  write(engine: Engine, select: string, path: string, onRows?: () => void): Promise<{ bytes: number; sha256: string }>;
  /** What the engine may read of that file instead of keeping the rows, in SQL; null where they stay in memory. */
  source(path: string): string | null;
  /**
   * Writes what a snapshot of these tables needs to be read by parts, where it is that large and the store knows how. Returns the tables that are new
   * or written anew.
   */
  parts?(
    engine: Engine,
    tables: Manifest['tables'],
    facts: Pick<Manifest, 'as_of' | 'parameters' | 'metrics'>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Manifest['tables']>;
  /** Makes what was written, under the folder of that name, and the manifest the snapshot that stands: both or nothing. */
  publish(folder: string, manifest: Manifest): Promise<void>;
  /** Takes away what was written and did not become a snapshot. */
  discard(): Promise<void>;
}

/** Writes every table of a snapshot, each in a total order, so that the same snapshot is the same bytes, and its manifest. */
export class SnapshotWriter {
  readonly #engine: Engine;
  readonly #store: SnapshotStore;
  readonly #tool: string;
  readonly #roomy: boolean;
  /** what is not there yet is on its way */
  readonly #written: Record<string, Promise<Manifest['tables'][string]>> = {};

  /** `tool`: version of the program; `roomy`: there is memory for the rows of all layouts, which are read faster there than from a file */
  constructor(engine: Engine, store: SnapshotStore, tool: string, { roomy = false } = {}) {
    this.#engine = engine;
    this.#store = store;
    this.#tool = tool;
    this.#roomy = roomy;
  }

  /**
   * Writes the rows of all layouts and what was made of their cells, so many tables at a time where the engine can; from then on the engine need
   * not keep them.
   */
  async writeRows(lanes = 1): Promise<void> {
    const tables: readonly TableToWrite[] = [
      ...layouts.map((layout) => ({ name: layout.id, from: acceptedTable(layout), order: 'file, record' })),
      // made of those, in the order of their rows
      { name: 'staff', from: 'all_staff', order: 'rowid' },
      { name: 'penalties', from: 'all_penalties', order: 'rowid' },
      { name: 'originals', from: 'originals', order: 'file, record, field' },
      { name: 'extras', from: 'extras', order: 'file, record, header' },
    ];
    const open = await openLanes(this.#engine, lanes);
    const tasks = tables.map((table) => ({ ...table, needs: [] }));
    await inLanes(open.engines, tasks, (on, table) => this.#letGo(table, on)).finally(() => open.close());
  }

  /**
   * Writes the verdicts of a metric as they are worked out on `engine`, and makes the table's name a view of the file; false where they stay
   * in memory. `known`: a SELECT of verdicts of which those on these agencies are written among them.
   */
  async keepVerdicts(
    { id }: Pick<MetricDefinition, 'id'>,
    select: string,
    known: { readonly rows: string; readonly orgs: readonly string[] } | null = null,
    engine = this.#engine,
  ): Promise<boolean> {
    const { from, name, order } = verdicts(id);
    const source = this.#store.source(pathOf(name));
    if (source === null) return false;
    const orgs = known?.orgs.map((org) => literal(org)).join(', ');
    const beside = known === null ? '' : ` UNION ALL SELECT * FROM (${known.rows}) WHERE org IN (${orgs})`;
    await this.#write({ name, from: `(SELECT * FROM (${select})${beside})`, order }, source, engine);
    await engine.run(`CREATE VIEW ${from} AS SELECT * FROM ${source}`);
    return true;
  }

  /** Writes the verdicts of a metric; from then on the engine need not keep them in memory. Says whether it can still read them. */
  async writeVerdicts(
    { id, stored }: Pick<MetricDefinition, 'id' | 'stored'>,
    engine = this.#engine,
  ): Promise<boolean> {
    const { from, ...table } = verdicts(id);
    if (table.name in this.#written) return true;
    // a view over every layout: each of its sources would sort runs of its own, which take more memory together than the database may have
    const rows = stored || this.#roomy ? from : `(WITH r AS MATERIALIZED (SELECT * FROM ${from}) SELECT * FROM r)`;
    const source = this.#store.source(await this.#write({ ...table, from: rows }, from, engine));
    if (!stored) return true;
    await engine.run(`DROP TABLE ${from}`);
    if (source !== null) await engine.run(`CREATE VIEW ${from} AS SELECT * FROM ${source}`);
    return source !== null;
  }

  /** Takes note of a table that stands in the snapshot to be already, because it is the same as in the one before. */
  kept(name: string, table: Manifest['tables'][string]): void {
    this.#written[name] = Promise.resolve({ ...table, path: pathOf(name) });
  }

  /** Writes everything else and puts the snapshot in place. `onParts` is told how much is done of what is written for reading by parts. */
  async finish(facts: SnapshotFacts, onParts?: (done: number, total: number) => void): Promise<Manifest> {
    for (const table of [...others, ...facts.metrics.map(({ id }) => verdicts(id))])
      if (!(table.name in this.#written)) await this.#write(table);
    const whole: Manifest['tables'] = {};
    for (const [name, table] of Object.entries(this.#written)) whole[name] = await table;
    Object.assign(whole, await this.#store.parts?.(this.#engine, whole, facts, onParts));
    const [calendar] = await this.#engine.query<{ from: string; to: string }>(
      'SELECT min(day) AS "from", max(day) AS "to" FROM calendar',
    );
    const issues = await this.#engine.query<{ code: string; n: number }>(
      'SELECT code, count(*) AS n FROM issues GROUP BY code ORDER BY code',
    );
    const tables = Object.entries(whole).sort(([x], [y]) => (x < y ? -1 : 1));
    const written = v.parse(manifestSchema, {
      format: 'mingjing-snapshot',
      version: manifestVersion,
      tool: this.#tool,
      ...facts,
      calendar,
      issues: Object.fromEntries(issues.map((i) => [i.code, i.n])),
      tables: Object.fromEntries(tables),
    });
    const folder = `data-${sha256(JSON.stringify(written)).slice(0, 12)}`;
    const within = (table: Manifest['tables'][string]) => ({ ...table, path: `${folder}/${table.path}` });
    const manifest = {
      ...written,
      tables: Object.fromEntries(tables.map(([name, table]) => [name, within(table)])),
    };
    await this.#store.publish(folder, manifest);
    return manifest;
  }

  /** `counted`: where the number of rows is found out, if the rows themselves would be dear */
  async #write({ name, from, order }: TableToWrite, counted = from, engine = this.#engine): Promise<string> {
    const path = pathOf(name);
    let given = (): void => undefined;
    const rowsGiven = new Promise<void>((resolve) => (given = resolve));
    const file = this.#store.write(engine, `SELECT * FROM ${from} ORDER BY ${order}`, path, given);
    await Promise.race([rowsGiven, file]);
    const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${counted}`);
    const written = file.then((found) => ({ path, rows: count?.n ?? 0, ...found }));
    // whoever finishes the snapshot is told
    written.catch(() => undefined);
    this.#written[name] = written;
    return path;
  }

  async #letGo(table: TableToWrite, engine: Engine): Promise<void> {
    const source = this.#store.source(await this.#write(table, table.from, engine));
    if (source !== null && !this.#roomy)
      await engine.run(`DROP TABLE ${table.from}; CREATE VIEW ${table.from} AS SELECT * FROM ${source}`);
  }
}

function verdicts(id: string): TableToWrite {
  // a key is a long text, and a row seldom has two verdicts of a metric on a day: compared last, it is seldom compared at all
  return { name: `verdicts/${id}`, from: verdictTable(id), order: 'org, state, on_date, file, record, key, year' };
}

/** Table of the manifest → its file below the folder of the tables. */
export function pathOf(table: string): string {
  return table.includes('/') ? `${table}.parquet` : `tables/${table}.parquet`;
}

const others: readonly TableToWrite[] = [
  { name: 'cube', from: 'cube', order: 'metric, org, month, year, act, state, band' },
  { name: 'calendar', from: 'calendar', order: 'day' },
  { name: 'deadline', from: 'deadline', order: 'rule, start_on, extra' },
  { name: 'issues', from: 'issues', order: 'file, record, field, code, raw' },
  { name: 'fates', from: 'all_fates', order: 'layout, file, record' },
  { name: 'conflict_fields', from: 'all_conflict_fields', order: 'layout, file, record, field' },
  { name: 'open_links', from: 'all_open_links', order: 'kind, layout, file, record, key, value, message' },
  { name: 'masked', from: 'all_masked', order: 'layout, file, record, field, action' },
  { name: 'sources', from: 'all_sources', order: 'file' },
  { name: 'absent', from: 'all_absent', order: 'file, field' },
];

/** The agencies of the register, those that enforce marked as of that day. */
export async function agencies(engine: Engine, asOf: string): Promise<Manifest['agencies']> {
  return engine.query(
    `SELECT org_code AS code, name, region, peer_group,
       coalesce(is_enforcement, true) AND NOT coalesce(created_on > CAST($1 AS DATE), false) AS is_enforcement
     FROM all_orgs ORDER BY org_code`,
    [asOf],
  );
}

/** First and last attribution day of the verdicts in a table, those of all metrics without one. */
export async function span(engine: Engine, table = 'verdict'): Promise<Manifest['span']> {
  const [days] = await engine.query<{ from: string | null; to: string | null }>(
    `SELECT min(on_date) AS "from", max(on_date) AS "to" FROM ${table}`,
  );
  return days?.from && days.to ? { from: days.from, to: days.to } : null;
}
