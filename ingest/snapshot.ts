import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { literal, type Engine } from '../src/lib/engine/engine.ts';
import { verdictTable } from '../src/lib/metrics/compute.ts';
import { manifestSchema, parseManifest, type Manifest } from '../src/lib/snapshot/manifest.ts';
import * as v from 'valibot';
import { acceptedTable } from './clean/tables.ts';
import { layouts } from './layouts/index.ts';
import { sha256File } from './read/sources.ts';
import { version } from './version.ts';

/** What the manifest says beyond what the writer finds out itself. */
export type SnapshotFacts = Omit<Manifest, 'format' | 'version' | 'tool' | 'calendar' | 'issues' | 'tables'>;

interface TableToWrite {
  /** name in the manifest */
  readonly name: string;
  /** table in the engine */
  readonly from: string;
  /** null: the rows are in a total order already */
  readonly order: string | null;
}

/**
 * Writes a snapshot: every table as Parquet into a new folder `data-<hash>` of `out`, and then `manifest.json`, which names that folder, by
 * one rename: whoever looks, at any moment, finds the old snapshot or the new one, whole. Older folders are removed afterwards. Every table
 * is in a total order, so that the same snapshot is the same bytes.
 */
export class SnapshotWriter {
  readonly #engine: Engine;
  readonly #out: string;
  readonly #work: string;
  readonly #written: Record<string, Manifest['tables'][string]> = {};

  constructor(engine: Engine, out: string) {
    this.#engine = engine;
    this.#out = out;
    this.#work = join(out, `.writing-${process.pid}`);
  }

  /** Writes the rows of all layouts and what was made of their cells; from then on the engine reads them from there, not from memory. */
  async writeRows(): Promise<void> {
    await rm(this.#work, { recursive: true, force: true });
    for (const layout of layouts) {
      const from = acceptedTable(layout);
      const order = (await inFileOrder(this.#engine, from)) ? null : 'file, record';
      await this.#letGo({ name: layout.id, from, order });
    }
    await this.#letGo({ name: 'staff', from: 'all_staff', order: null });
    await this.#letGo({ name: 'penalties', from: 'all_penalties', order: null });
    await this.#letGo({ name: 'originals', from: 'originals', order: 'file, record, field' });
    await this.#letGo({ name: 'extras', from: 'extras', order: 'file, record, header' });
  }

  /** Writes everything else and puts the snapshot in place. */
  async finish(facts: SnapshotFacts): Promise<Manifest> {
    const order = 'org, state, on_date, key, year, file, record';
    for (const table of others) await this.#write(table);
    for (const { id } of facts.metrics) await this.#write({ name: `verdicts/${id}`, from: verdictTable(id), order });
    const [calendar] = await this.#engine.query<{ from: string; to: string }>(
      'SELECT min(day) AS "from", max(day) AS "to" FROM calendar',
    );
    const issues = await this.#engine.query<{ code: string; n: number }>(
      'SELECT code, count(*) AS n FROM issues GROUP BY code ORDER BY code',
    );
    const tables = Object.entries(this.#written).sort(([x], [y]) => (x < y ? -1 : 1));
    const content = createHash('sha256')
      .update(JSON.stringify([facts, tables, version]))
      .digest('hex')
      .slice(0, 12);
    const folder = `data-${content}`;
    const manifest = v.parse(manifestSchema, {
      format: 'mingjing-snapshot',
      version: 1,
      tool: version,
      ...facts,
      calendar,
      issues: Object.fromEntries(issues.map((i) => [i.code, i.n])),
      tables: Object.fromEntries(tables.map(([name, table]) => [name, { ...table, path: `${folder}/${table.path}` }])),
    });
    await publish(this.#out, this.#work, folder, manifest);
    return manifest;
  }

  /** Takes away what was written and did not become a snapshot. */
  async discard(): Promise<void> {
    await rm(this.#work, { recursive: true, force: true });
  }

  async #write({ name, from, order }: TableToWrite): Promise<string> {
    const path = name.includes('/') ? `${name}.parquet` : `tables/${name}.parquet`;
    const target = join(this.#work, path);
    await mkdir(dirname(target), { recursive: true });
    const rows = order === null ? `SELECT * FROM ${from}` : `SELECT * FROM ${from} ORDER BY ${order}`;
    await this.#engine.run(`COPY (${rows}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd)`);
    const [count] = await this.#engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${from}`);
    this.#written[name] = {
      path,
      rows: count?.n ?? 0,
      bytes: (await stat(target)).size,
      sha256: await sha256File(target),
    };
    return target;
  }

  async #letGo(table: TableToWrite): Promise<void> {
    const target = await this.#write(table);
    await this.#engine.run(
      `DROP TABLE ${table.from}; CREATE VIEW ${table.from} AS SELECT * FROM read_parquet(${literal(target)})`,
    );
  }
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

/** Whether the rows of a table stand as they do in their files, so that they need no sorting. */
async function inFileOrder(engine: Engine, table: string): Promise<boolean> {
  const wrong = await engine.query(
    `SELECT 1 AS n FROM (SELECT file, record, lag(file) OVER () AS before, lag(record) OVER () AS last FROM ${table})
     WHERE file < before OR (file = before AND record <= last) LIMIT 1`,
  );
  return wrong.length === 0;
}

async function publish(out: string, work: string, folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const place = join(out, 'manifest.json');
  if (await isCurrent(place, text)) {
    await rm(work, { recursive: true, force: true });
    return;
  }
  await rm(join(out, folder), { recursive: true, force: true });
  await rename(work, join(out, folder));
  const beside = join(out, `.manifest-${process.pid}.json`);
  await writeFile(beside, text);
  await flush(beside);
  await rename(beside, place);
  for (const name of await readdir(out)) {
    const ours = /^data-[0-9a-f]{12}$|^\.writing-\d+$|^\.manifest-\d+\.json$/u.test(name);
    if (ours && name !== folder) await rm(join(out, name), { recursive: true, force: true });
  }
}

/** Whether the very same snapshot stands there already. */
async function isCurrent(place: string, text: string): Promise<boolean> {
  const old = await readFile(place, 'utf8').catch(() => null);
  if (old !== text) return false;
  const tables = Object.values(parseManifest(old).tables);
  const hashes = await Promise.all(tables.map((t) => sha256File(join(dirname(place), t.path)).catch(() => null)));
  return tables.every((t, i) => hashes[i] === t.sha256);
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The agencies of the register, those that enforce marked as of that day. */
export async function agencies(engine: Engine, asOf: string): Promise<Manifest['agencies']> {
  return engine.query(
    `SELECT org_code AS code, name, region, peer_group,
       coalesce(is_enforcement, true) AND NOT coalesce(created_on > CAST($1 AS DATE), false) AS is_enforcement
     FROM all_orgs ORDER BY org_code`,
    [asOf],
  );
}

/** First and last attribution day of any verdict. */
export async function span(engine: Engine): Promise<Manifest['span']> {
  const [days] = await engine.query<{ from: string | null; to: string | null }>(
    'SELECT min(on_date) AS "from", max(on_date) AS "to" FROM verdict',
  );
  return days?.from && days.to ? { from: days.from, to: days.to } : null;
}
