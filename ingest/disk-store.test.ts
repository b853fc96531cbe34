import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nativeEngine } from '../src/lib/engine/native.ts';
import { DiskStore } from './disk-store.ts';
import { wholeFiles } from './parts/layout.ts';

/** The same rows are the same bytes, however many threads there are. */

const out = await mkdtemp(join(tmpdir(), 'mingjing-store-'));
afterAll(() => rm(out, { recursive: true }));

let before: string[] | null = null;

test.each(['1', '4'])('with %s threads a row group has as many rows as it should, in their order', async (threads) => {
  const engine = await nativeEngine(':memory:', { threads });
  const store = new DiskStore(out, { ...wholeFiles, rows: () => 4096 });
  try {
    // one more than fits into a row group by itself, which several threads would leave as it is
    await engine.run('CREATE TABLE rows AS SELECT i AS n, hash(i) AS h FROM range(5000) r(i)');
    const written = [
      await store.write(engine, 'SELECT * FROM rows', 'tables/a.parquet'),
      await store.write(engine, 'SELECT * FROM rows ORDER BY h, n', 'tables/b.parquet'),
    ];
    const groups = (path: string) =>
      engine.query(
        `SELECT DISTINCT row_group_id AS id, row_group_num_rows AS rows FROM parquet_metadata('${path}') ORDER BY id`,
      );
    const paths = ['tables/a.parquet', 'tables/b.parquet'].map((path) => /'(.+)'/.exec(store.source(path))?.[1] ?? '');
    for (const path of paths)
      expect(await groups(path)).toEqual([
        { id: 0, rows: 4096 },
        { id: 1, rows: 904 },
      ]);
    const [a = '', b = ''] = paths;
    const wrong = (path: string, by: string) =>
      engine.query(
        `SELECT 1 AS n FROM (SELECT ${by} AS v, lag(${by}) OVER () AS p FROM read_parquet('${path}')) WHERE v < p`,
      );
    expect([await wrong(a, 'n'), await wrong(b, 'h')]).toEqual([[], []]);
    const now = written.map(({ sha256 }) => sha256);
    before ??= now;
    expect(now).toEqual(before);
  } finally {
    await store.discard();
    await engine.close();
  }
});
