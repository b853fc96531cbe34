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

/**
 * Writes every table as Parquet into a new folder `data-<hash>` of `out` and then puts `manifest.json`, which names that folder, in place
 * by one rename: whoever looks, at any moment, finds the old snapshot or the new one, whole. Older folders are removed afterwards.
 */
export async function writeSnapshot(engine: Engine, out: string, facts: SnapshotFacts): Promise<Manifest> {
  const work = join(out, `.writing-${process.pid}`);
  await rm(work, { recursive: true, force: true });
  const written = await writeTables(
    engine,
    work,
    facts.metrics.map((m) => m.id),
  );
  const [calendar] = await engine.query<{ from: string; to: string }>(
    'SELECT min(day) AS "from", max(day) AS "to" FROM calendar',
  );
  const issues = await engine.query<{ code: string; n: number }>(
    'SELECT code, count(*) AS n FROM issues GROUP BY code ORDER BY code',
  );
  const content = createHash('sha256')
    .update(JSON.stringify([facts, written, version]))
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
    tables: Object.fromEntries(
      Object.entries(written).map(([name, table]) => [name, { ...table, path: `${folder}/${table.path}` }]),
    ),
  });
  await publish(out, work, folder, manifest);
  return manifest;
}

/** Every table in a total order, so that the same snapshot is the same bytes. */
async function writeTables(engine: Engine, work: string, metrics: readonly string[]) {
  const tables = new Map<string, { from: string; order: string }>([
    ['cube', { from: 'cube', order: 'metric, org, month, act, state, band' }],
    ['calendar', { from: 'calendar', order: 'day' }],
    ['deadline', { from: 'deadline', order: 'rule, start_on, extra' }],
    ['issues', { from: 'issues', order: 'file, record, field, code, raw' }],
    ['penalties', { from: 'all_penalties', order: 'case_no, seq' }],
    ['fates', { from: 'all_fates', order: 'layout, file, record' }],
    ['conflict_fields', { from: 'all_conflict_fields', order: 'layout, file, record, field' }],
    ['originals', { from: 'originals', order: 'file, record, field' }],
    ['extras', { from: 'extras', order: 'file, record, header' }],
    ['open_links', { from: 'all_open_links', order: 'kind, layout, file, record, key, value, message' }],
    ['sources', { from: 'all_sources', order: 'file' }],
    ['staff', { from: 'all_staff', order: 'source, subject, seq' }],
  ]);
  for (const layout of layouts) tables.set(layout.id, { from: acceptedTable(layout), order: 'file, record' });
  for (const id of metrics)
    tables.set(`verdicts/${id}`, { from: verdictTable(id), order: 'org, state, on_date, key, file, record' });
  const written: Record<string, Manifest['tables'][string]> = {};
  for (const [name, { from, order }] of tables) {
    const path = name.includes('/') ? `${name}.parquet` : `tables/${name}.parquet`;
    const target = join(work, path);
    await mkdir(dirname(target), { recursive: true });
    await engine.run(
      `COPY (SELECT * FROM ${from} ORDER BY ${order}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${from}`);
    written[name] = { path, rows: count?.n ?? 0, bytes: (await stat(target)).size, sha256: await sha256File(target) };
  }
  return written;
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
