import type { NativeEngine } from '../../src/lib/engine/native.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { dueTable } from '../../src/lib/results/part-wishes.ts';
import { DiskStore } from '../disk-store.ts';
import { sumLedgers } from '../ledger.ts';
import { standardParts } from '../parts/layout.ts';
import { SnapshotWriter, span } from '../snapshot.ts';
import { ownFiles } from './own-files.ts';
import { createOwnRows, createOwnTables, dropOwnRows } from './own-rows.ts';
import { peersOfUnit, type Years } from './peers.ts';
import type { Division, Unit } from './units.ts';

export interface Whole {
  /** has the whole snapshot open */
  readonly engine: NativeEngine;
  readonly manifest: Manifest;
  readonly years: Years;
}

/** Writes the snapshot of one unit into a folder: its own rows and nothing else. Returns its manifest. */
export async function writePart(
  { engine, manifest, years }: Whole,
  by: Division,
  unit: Unit,
  folder: string,
): Promise<Manifest> {
  // of a large snapshot a unit may be large, too
  const store = new DiskStore(folder, dueTable in manifest.tables ? standardParts : undefined);
  try {
    await createOwnRows(engine, unit);
    const files = await ownFiles(engine, manifest, unit);
    await createOwnTables(engine, manifest, unit, files);
    const writer = new SnapshotWriter(
      engine,
      {
        write: (from, select, path) => store.write(from, select, path),
        source: () => null,
        parts: (from, tables, facts) => store.parts(from, tables, facts),
        publish: (name, made) => store.publish(name, made),
        discard: () => store.discard(),
      },
      manifest.tool,
    );
    await writer.writeRows();
    const own = files.map(({ file }) => file);
    return await writer.finish({
      ruleset: manifest.ruleset,
      as_of: manifest.as_of,
      demo: manifest.demo,
      parameters: manifest.parameters,
      overrides: manifest.overrides,
      agencies: manifest.agencies.filter(({ code }) => unit.orgs.includes(code)),
      span: await span(engine),
      files: own,
      refused: [],
      ledger: sumLedgers(own),
      public: manifest.public,
      masking: await engine.query<Manifest['masking'][number]>(
        `SELECT layout, field, action, count(*) AS cells FROM all_masked GROUP BY ALL ORDER BY ALL`,
      ),
      salt_fingerprint: manifest.salt_fingerprint,
      open_links: await countsOf(engine, 'kind', 'all_open_links'),
      metrics: await verdictCounts(engine, manifest),
      absent: manifest.absent,
      published: { by, code: unit.code, name: unit.name, peers: peersOfUnit(years, manifest.agencies, unit) },
    });
  } finally {
    await dropOwnRows(engine);
    await store.discard();
  }
}

async function countsOf(engine: NativeEngine, column: string, table: string): Promise<Record<string, number>> {
  const rows = await engine.query<{ name: string; n: number }>(
    `SELECT ${column} AS name, count(*) AS n FROM ${table} GROUP BY ALL ORDER BY ALL`,
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

async function verdictCounts(engine: NativeEngine, { metrics }: Manifest): Promise<Manifest['metrics']> {
  const rows = await countsOf(engine, 'metric', 'verdict');
  return metrics.map(({ id }) => ({ id, rows: rows[id] ?? 0 }));
}
