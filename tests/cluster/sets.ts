import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { generateDemo } from '../../demo/generate.ts';
import { ingest } from '../../ingest/ingest.ts';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { shardTables } from '../../src/lib/metrics/shards.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { copyTable } from '../support/copy-table.ts';
import { plantLinks } from '../support/planted-links.ts';
import { beside } from '../support/shared.ts';

export const asOf = '2025-03-31';

/** The sets of exports that engines are compared on: ours, and those that some machines have beside the project. */
export const sets: readonly { readonly name: string; readonly source: (work: string) => Promise<string> | null }[] = [
  {
    name: 'demo',
    source: async (work) => {
      const out = mkdtempSync(join(work, 'exports-'));
      await generateDemo({ out, cases: 200 });
      return out;
    },
  },
  ...['seed1-small', 'seed2-nasty'].map((name) => {
    const folder = beside(`reference/${name}/source`);
    return { name, source: () => (folder === null ? null : Promise.resolve(folder)) };
  }),
];

/** A snapshot of exports, made by DuckDB. */
export async function snapshotOf(source: string, work: string): Promise<{ out: string; manifest: Manifest }> {
  const out = mkdtempSync(join(work, 'snapshot-'));
  return { out, manifest: await ingest({ inputs: [source], out, asOf }) };
}

/** The tables of a snapshot in DuckDB, with links across agencies planted; without verdicts. */
export async function plantedTables(snapshot: string): Promise<NativeEngine> {
  const { engine: stored } = await openSnapshot(snapshot);
  const engine = await nativeEngine();
  try {
    for (const table of shardTables([], true).keys()) await copyTable(stored, engine, table);
  } finally {
    await stored.close();
  }
  await plantLinks(engine);
  return engine;
}
