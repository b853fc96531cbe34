import { join } from 'node:path';
import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { missingSources } from '../../src/lib/metrics/compute.ts';
import type { Ruleset } from '../../src/lib/metrics/ruleset.ts';
import { createSetting } from '../../src/lib/metrics/setting.ts';
import { verdictTable, verdictView } from '../../src/lib/metrics/tables.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import type { DiskStore } from '../disk-store.ts';
import { layouts } from '../layouts/index.ts';
import { resultColumns } from './judge.ts';
import { version } from '../version.ts';
import { agencies, pathOf, span, SnapshotWriter } from '../snapshot.ts';

export interface Assembly {
  readonly folder: string;
  /** of the snapshot that stands in the folder, which `engine` has open */
  readonly manifest: Manifest;
  readonly ruleset: Ruleset;
  readonly metrics: readonly string[];
  /** the fetched Parquet files of `cube`, `deadline` and the verdict tables, one for each shard */
  readonly files: (table: string) => readonly string[];
  /** called last; a rejection leaves the snapshot that stands */
  readonly unchanged: () => Promise<void>;
}

/** Puts the results of the shards together and into the snapshot, whose rows stay as they are. */
export async function assemble(engine: Engine, store: DiskStore, what: Assembly): Promise<Manifest> {
  const { manifest, ruleset, metrics } = what;
  for (const view of ['verdict', 'calendar', 'deadline', 'cube', ...manifest.metrics.map(({ id }) => verdictTable(id))])
    await engine.run(`DROP VIEW IF EXISTS ${identifier(view)}`);
  const local = Object.fromEntries(manifest.overrides.map((o) => [o.parameter, o.value]));
  const { parameters } = await createSetting(engine, ruleset, manifest.as_of, local);
  const counts: { id: string; rows: number }[] = [];
  for (const table of ['cube', 'deadline', ...metrics.map(verdictTable)]) {
    const rows = `read_parquet([${what
      .files(table)
      .map((file) => literal(file))
      .join(', ')}])`;
    // a due day may be needed on several shards; every verdict, and so every cell of the cube, is of one
    const distinct = table === 'deadline' ? 'DISTINCT ' : '';
    await engine.run(`CREATE VIEW ${identifier(table)} AS SELECT ${distinct}${resultColumns(table)} FROM ${rows}`);
  }
  await engine.run(verdictView(metrics));
  for (const id of metrics) {
    const [found] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${verdictTable(id)}`);
    counts.push({ id, rows: found?.n ?? 0 });
  }
  const writer = new SnapshotWriter(engine, store, version);
  for (const name of [...layouts.map((l) => l.id), 'staff', 'penalties', 'originals', 'extras']) {
    const table = manifest.tables[name];
    if (table === undefined) continue;
    await store.keep(join(what.folder, table.path), pathOf(name));
    writer.kept(name, table);
  }
  const present = new Set(manifest.files.map((file) => file.layout));
  const absent = ruleset.definitions
    .map((d) => [d.id, missingSources(d, present)] as const)
    .filter(([, missing]) => missing.length > 0);
  const facts = {
    ...manifest,
    tool: version,
    parameters: { ...parameters },
    agencies: await agencies(engine, manifest.as_of),
    span: await span(engine),
    metrics: counts,
    absent: Object.fromEntries(absent),
  };
  await what.unchanged();
  return writer.finish(facts);
}
