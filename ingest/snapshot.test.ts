import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { identifier, literal } from '../src/lib/engine/engine.ts';
import { nativeEngine } from '../src/lib/engine/native.ts';
import { verdictTable } from '../src/lib/metrics/tables.ts';
import { DiskStore } from './disk-store.ts';
import { SnapshotWriter } from './snapshot.ts';

const work = await mkdtemp(join(tmpdir(), 'mingjing-snapshot-'));
afterAll(() => rm(work, { recursive: true }));

test('verdicts on the rows of many layouts are sorted in less memory than they take', async () => {
  const engine = await nativeEngine(join(work, 'tables.duckdb'), {
    ...{ memory_limit: '100MB', threads: '2', temp_directory: join(work, 'spill') },
  });
  const store = new DiskStore(join(work, 'out'));
  try {
    // ten layouts, as a snapshot keeps them when there is no room: files
    const layouts = Array.from({ length: 10 }, (_, i) => literal(join(work, `${i}.parquet`)));
    for (const [i, file] of layouts.entries())
      await engine.run(`COPY (SELECT CAST(n AS BIGINT) AS record FROM range(${i} * 200000, ${i + 1} * 200000) r(n))
TO ${file} (FORMAT parquet, ROW_GROUP_SIZE 30720)`);
    const texts = ['key', 'act', 'subject', 'reason'].map((name) => `'of row ' || record AS ${identifier(name)}`);
    const rows = layouts.map(
      (file) => `SELECT 'SW' || record % 13 AS org, 'met' AS state, CAST(NULL AS DATE) AS on_date, 1 AS file, record,
${texts.join(', ')}, 2024 AS year FROM read_parquet(${file})`,
    );
    await engine.run(`CREATE VIEW ${verdictTable('DQ-04')} AS ${rows.join(' UNION ALL ')}`);
    await new SnapshotWriter(engine, store, 'test').writeVerdicts({ id: 'DQ-04', stored: false });
    const source = store.source('verdicts/DQ-04.parquet');
    const [written] = await engine.query<{ n: number; agencies: number }>(
      `SELECT count(*) AS n, count(DISTINCT org) AS agencies FROM ${source}`,
    );
    expect(written).toEqual({ n: 2_000_000, agencies: 13 });
  } finally {
    await engine.close();
    await store.discard();
  }
});
