import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateBench } from '../../bench/generate.ts';
import { demoAsOf } from '../../demo/generate.ts';
import { literal } from '../../src/lib/engine/engine.ts';
import { asFile } from '../../src/lib/engine/part-file.ts';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { PartTables, TooLargeError, type PartStore } from '../../src/lib/engine/part-tables.ts';
import { verdictTable } from '../../src/lib/metrics/tables.ts';
import { conditionsOf } from '../../src/lib/results/part-wishes.ts';
import { dueSoonCounts, dueSoonRows, lastDayWithin } from '../../src/lib/results/attention.ts';
import { dueDays } from '../../src/lib/results/due-calendar.ts';
import { areLongest, areSoonest } from '../../src/lib/results/foremost.ts';
import { rows, type RowQuery } from '../../src/lib/results/rows.ts';
import type { Filter } from '../../src/lib/results/types.ts';
import { indexName } from '../../src/lib/snapshot/parts.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { smallParts } from '../../tests/support/small-parts.ts';
import { ingest, type Reuse } from '../ingest.ts';
import { divide } from './divide.ts';
import { readStruct, ThriftError, writeStruct } from './thrift.ts';

/** A snapshot that is divided as a large one is, and the same not divided. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-parts-'));
const [divided, whole] = [join(work, 'divided'), join(work, 'whole')];
let manifest: Manifest;
let plain: Manifest;
let expected: NativeEngine;
const source = generateBench(join(work, 'files'), 3000).gb18030;

beforeAll(async () => {
  const inputs = [source];
  plain = await ingest({ inputs, out: whole, asOf: demoAsOf, demo: true });
  manifest = await ingest({ inputs, out: divided, asOf: demoAsOf, demo: true, parts: smallParts });
  expected = (await openSnapshot(whole)).engine;
}, 300_000);
afterAll(async () => {
  await expected.close();
  rmSync(work, { recursive: true });
});

const largest = (): string =>
  Object.entries(manifest.tables)
    .filter(([name]) => name.startsWith('verdicts/'))
    .reduce((a, b) => (b[1].rows > a[1].rows ? b : a))[0];

test('a struct is written as it was read, and one that is cut off is told', () => {
  const file = readFileSync(join(divided, manifest.tables.cases?.path ?? ''));
  const length = file.readUInt32LE(file.length - 8);
  const footer = new Uint8Array(file.subarray(file.length - 8 - length, file.length - 8));
  expect(writeStruct(readStruct(footer))).toEqual(footer);
  expect(() => readStruct(footer.subarray(0, length - 20))).toThrow(ThriftError);
});

test('every part is a Parquet file behind four letters; together they are the file', async () => {
  const path = join(divided, manifest.tables.cases?.path ?? '');
  const file = readFileSync(path);
  const { parts } = await divide([path], join(work, 'twice.parquet'));
  expect(parts.length).toBeGreaterThan(1);
  const engine = await nativeEngine();
  const files: string[] = [];
  for (const [i, { start, bytes }] of parts.entries()) {
    const name = join(work, `part-${i}.parquet`);
    const alone = asFile(new Uint8Array(file.subarray(start, start + bytes)));
    writeFileSync(name, new Uint8Array(await alone.arrayBuffer()));
    files.push(literal(name));
  }
  const [same] = await engine.query<{ n: number; other: number }>(
    `SELECT (SELECT count(*) FROM read_parquet([${files.join(', ')}])) AS n,
       (SELECT count(*) FROM (SELECT * FROM read_parquet(${literal(path)}) EXCEPT ALL SELECT * FROM read_parquet([${files.join(', ')}]))) AS other`,
  );
  expect(same).toEqual({ n: manifest.tables.cases?.rows, other: 0 });
  await engine.close();
});

test('what is divided already gives the same bytes, and files one after the other give the rows of all', async () => {
  const path = join(divided, manifest.tables.cases?.path ?? '');
  const again = await divide([path], join(work, 'again.parquet'));
  expect(again.sha256).toBe(manifest.tables.cases?.sha256);
  const twice = join(work, 'both.parquet');
  const both = await divide([path, path], twice);
  const engine = await nativeEngine();
  const [same] = await engine.query<{ n: number; all: number }>(
    `SELECT count(*) AS n, sum(times) AS "all" FROM (SELECT count(*) AS times FROM read_parquet(${literal(twice)}) GROUP BY ALL HAVING times % 2 = 0)`,
  );
  expect(same?.all).toBe(both.rows);
  expect(both.rows).toBe(2 * (manifest.tables.cases?.rows ?? 0));
  const other = divide([path, join(divided, manifest.tables.penalties?.path ?? '')], twice);
  await expect(other).rejects.toThrow(ThriftError);
  await engine.close();
});

test('a table without rows has one part without rows', async () => {
  const engine = await nativeEngine();
  const [none, out] = [join(work, 'none.parquet'), join(work, 'none-divided.parquet')];
  await engine.run(`COPY (SELECT 1 AS a, 'x' AS b WHERE FALSE) TO ${literal(none)} (FORMAT parquet)`);
  const { parts, rows } = await divide([none], out);
  expect(rows).toBe(0);
  expect(parts.map((part) => part.rows)).toEqual([0]);
  const [only] = parts;
  const file = readFileSync(out);
  writeFileSync(
    none,
    Buffer.concat([Buffer.from('PAR1'), file.subarray(only?.start, (only?.start ?? 0) + (only?.bytes ?? 0))]),
  );
  for (const path of [none, out])
    expect(await engine.query(`SELECT column_name FROM (DESCRIBE FROM read_parquet(${literal(path)}))`)).toEqual([
      { column_name: 'a' },
      { column_name: 'b' },
    ]);
  await engine.close();
});

test('the index has the hash of every row group', async () => {
  const name = largest();
  const file = readFileSync(join(divided, manifest.tables[name]?.path ?? ''));
  const engine = await nativeEngine();
  const index = await engine.query<{ start: number; bytes: number; rows: number; sha256: string }>(
    `SELECT start, bytes, rows, sha256 FROM read_parquet(${literal(join(divided, manifest.tables[indexName(name)]?.path ?? ''))}) ORDER BY part`,
  );
  await engine.close();
  expect(index.reduce((sum, { rows: n }) => sum + n, 0)).toBe(manifest.tables[name]?.rows);
  for (const { start, bytes, sha256 } of index)
    expect(
      createHash('sha256')
        .update(file.subarray(start, start + bytes))
        .digest('hex'),
    ).toBe(sha256);
});

test('a small snapshot has nothing besides, and the same rows', () => {
  expect(Object.keys(plain.tables).filter((name) => name.startsWith('parts/') || name === 'by_due')).toEqual([]);
  for (const [name, { rows: n }] of Object.entries(plain.tables)) expect(manifest.tables[name]?.rows, name).toBe(n);
});

test('what every screen needs all of is not read by parts', () => {
  expect(manifest.tables.cube?.rows).toBeGreaterThan(smallParts.indexed);
  expect(Object.keys(manifest.tables)).not.toContain(indexName('cube'));
});

test('the same files give the same bytes', async () => {
  const again = await ingest({
    inputs: [source],
    out: join(work, 'again'),
    asOf: demoAsOf,
    demo: true,
    parts: smallParts,
  });
  expect(again.tables).toEqual(manifest.tables);
}, 300_000);

test('what was kept of a divided snapshot, with a file more, gives the bytes of everything made anew', async () => {
  const files = generateBench(join(work, 'months'), 600).gb18030;
  const register = readFileSync(join(files, '行政处罚办案台账.csv'));
  const [header = '', ...lines] = register.toString('latin1').split('\r\n');
  const more = (prefix: string) =>
    writeFileSync(
      join(files, `行政处罚办案台账-${prefix}.csv`),
      Buffer.from([header, ...lines.slice(0, 8).map((line) => prefix + line), ''].join('\r\n'), 'latin1'),
    );
  const of = { inputs: [files], asOf: demoAsOf, demo: true, parts: smallParts };
  more('M');
  await ingest({ ...of, out: join(work, 'kept'), cache: join(work, 'cache') });
  more('N');
  const judged: Reuse[] = [];
  const onReuse = (reuse: Reuse) => judged.push(reuse);
  const kept = await ingest({ ...of, out: join(work, 'kept'), cache: join(work, 'cache'), onReuse });
  const anew = await ingest({ ...of, out: join(work, 'anew') });
  expect(judged.map(({ agencies }) => 'kept' in agencies)).toEqual([true]);
  expect(Object.keys(anew.tables)).toContain(indexName('by_subject'));
  expect(kept).toEqual(anew);
}, 300_000);

/** Row groups as the page gets them, from the disk; says which were read. */
function storeOf(engine: NativeEngine, read: string[]): PartStore {
  const pathOf = (name: string) => literal(join(divided, manifest.tables[name]?.path ?? ''));
  return {
    nameOf: (name) => (name.startsWith('verdicts/') ? verdictTable(name.slice(9)) : name),
    loadIndex: (name, index) =>
      engine.run(`CREATE TABLE "${index}" AS SELECT * FROM read_parquet(${pathOf(indexName(name))})`),
    makeEmpty: (name, target) =>
      engine.run(`CREATE TABLE "${target}" AS SELECT * FROM read_parquet(${pathOf(name)}) LIMIT 0`),
    load: async (name, targetOf, parts) => {
      const file = readFileSync(join(divided, manifest.tables[name]?.path ?? ''));
      for (const { part, start, bytes } of parts) {
        read.push(`${name} ${part}`);
        const alone = join(work, `read-${part}.parquet`);
        writeFileSync(
          alone,
          new Uint8Array(await asFile(new Uint8Array(file.subarray(start, start + bytes))).arrayBuffer()),
        );
        await engine.run(`CREATE TABLE "${targetOf(part)}" AS SELECT * FROM read_parquet(${literal(alone)})`);
      }
    },
  };
}

test('a list by parts has the rows of the whole load in their order, whatever it is filtered and sorted by', async () => {
  const engine = await nativeEngine();
  const read: string[] = [];
  const parts = new PartTables(engine, storeOf(engine, read));
  const name = largest();
  const metrics = [name.slice(9)];
  const [first, second] = manifest.agencies.map(({ code }) => code);
  const queries: RowQuery[] = [
    { metrics },
    { metrics, states: ['overdue', 'late'] },
    { metrics, filter: { orgs: [first ?? '', second ?? ''] }, order: { by: 'key' } },
    { metrics, filter: { period: { from: '2024-04-01', to: '2024-06-30' } }, order: { by: 'over', descending: true } },
    {
      metrics,
      filter: { orgs: [first ?? ''], period: { from: '2024-01-01', to: '2024-12-31' } },
      states: ['met'],
      order: { by: 'start_on' },
    },
    { metrics, filter: { orgs: ['nobody'] } },
  ];
  let found = 0;
  for (const query of queries) {
    const list = await parts.with([{ table: name, conditions: conditionsOf(query) }], () => rows(engine, query));
    expect(list, JSON.stringify(query)).toEqual(await rows(expected, query));
    found += list.length;
  }
  expect(found).toBeGreaterThan(1000);
  // the first question needs all of it; no row group is read a second time
  expect(new Set(read).size).toBe(read.length);
  await engine.close();
});

test('a narrow question reads few row groups, and many questions do not fill the memory', async () => {
  const engine = await nativeEngine();
  const read: string[] = [];
  const name = largest();
  const metrics = [name.slice(9)];
  const room = { once: 2048 * 18 * 3, kept: 2048 * 18 * 3 };
  const parts = new PartTables(engine, storeOf(engine, read), room);
  for (let turn = 0; turn < 2; turn++)
    for (const { code } of manifest.agencies) {
      const query: RowQuery = { metrics, filter: { orgs: [code] }, states: ['overdue'] };
      const list = await parts.with([{ table: name, conditions: conditionsOf(query) }], () => rows(engine, query));
      expect(list, code).toEqual(await rows(expected, query));
      const [tables] = await engine.query<{ n: number }>(
        `SELECT count(*) AS n FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_name LIKE '${verdictTable(metrics[0] ?? '')}\\_\\_%' ESCAPE '\\'`,
      );
      // the empty one and the index besides
      expect(tables?.n).toBeLessThanOrEqual(5);
    }
  const all = parts.with([{ table: name, conditions: [] }], () => Promise.resolve());
  await expect(all).rejects.toThrow(TooLargeError);
  await engine.close();
});

test('what is let go while it is being read is let go when it has come', async () => {
  const engine = await nativeEngine();
  const name = largest();
  const first = { table: name, parts: [0] };
  const cells = 2048 * 18;
  const read: string[] = [];
  const parts = new PartTables(engine, storeOf(engine, read), { once: 2 * cells, kept: cells });
  const left = parts.hold();
  const coming = left.add([first]);
  left.release();
  await coming;
  // there is room for one: the second takes the place of the first, which must be read anew
  for (const other of [1, 0]) await parts.with([{ table: name, parts: [other] }], () => Promise.resolve());
  expect(read).toEqual([0, 1, 0].map((n) => `${name} ${n}`));
  await engine.close();
});

test('the longest overdue come first without reading everything', async () => {
  const engine = await nativeEngine();
  const read: string[] = [];
  const parts = new PartTables(engine, storeOf(engine, read));
  const metrics = manifest.metrics.map(({ id }) => id);
  const period = { from: '2024-01-01', to: '2024-12-31' };
  const query: RowQuery = { metrics, from: 'by_due', filter: { period }, states: ['overdue'], limit: 20 };
  const sorted: RowQuery = { ...query, order: { by: 'over', descending: true } };
  const enough = async (bound: number | null) =>
    bound !== null && (await rows(engine, { ...query, longer: bound })).length >= 20;
  const list = await parts.withGreatest('by_due', conditionsOf(query), 'over', enough, () => rows(engine, sorted));
  expect(list).toEqual(await rows(expected, { ...sorted, from: undefined }));
  expect(list).toHaveLength(20);
  await engine.close();
});

test('what stands first is what stands first of the whole load, or it is said that it may not be', async () => {
  const engine = await nativeEngine();
  const parts = new PartTables(engine, storeOf(engine, []));
  const metrics = manifest.metrics.map(({ id }) => id);
  const [first, second] = manifest.agencies.map(({ code }) => code);
  const filters: Filter[] = [
    {},
    { period: { from: '2024-01-01', to: '2024-12-31' } },
    { period: { from: '2023-07-01', to: '2024-03-31' }, act: '行政处罚' },
    { act: '行政许可' },
    { orgs: [first ?? '', second ?? ''] },
  ];
  const told = { enough: 0, short: 0 };
  const calendar = join(divided, manifest.tables.calendar?.path ?? '');
  await engine.run(`CREATE VIEW calendar AS SELECT * FROM read_parquet(${literal(calendar)})`);
  const whole = ['longest', 'soonest'].map((table) => ({ table, conditions: [] }));
  await parts.with(whole, async () => {
    for (const filter of filters)
      for (const limit of [10, 5000]) {
        const late: RowQuery = { metrics, filter, states: ['overdue'], order: { by: 'over', descending: true }, limit };
        const found = await rows(engine, { ...late, from: 'longest' });
        const enough = await areLongest(engine, late, found, limit);
        const expectedLate = await rows(expected, late);
        if (enough) expect(found, JSON.stringify(filter)).toEqual(expectedLate);
        told[enough ? 'enough' : 'short']++;
        const query = { metrics, filter: { ...filter, period: undefined }, asOf: manifest.as_of, within: 10, limit };
        const dueBy = (await lastDayWithin(expected, manifest.as_of, 10)) ?? undefined;
        const coming = await dueSoonRows(engine, { ...query, from: 'soonest' });
        const soon = await areSoonest(engine, { filter: query.filter, dueBy }, coming, limit);
        const all = await dueSoonRows(expected, query);
        if (soon) expect(coming, JSON.stringify(filter)).toEqual(all);
        told[soon ? 'enough' : 'short']++;
      }
  });
  expect(told.enough).toBeGreaterThan(5);
  expect(told.short).toBeGreaterThan(2);
  await engine.close();
});

test('what falls due is counted by day as the rows are', async () => {
  const engine = await nativeEngine();
  const parts = new PartTables(engine, storeOf(engine, []));
  const path = join(divided, manifest.tables.calendar?.path ?? '');
  await engine.run(`CREATE VIEW calendar AS SELECT * FROM read_parquet(${literal(path)})`);
  const metrics = manifest.metrics.map(({ id }) => id);
  const [first] = manifest.agencies.map(({ code }) => code);
  for (const filter of [{}, { orgs: [first ?? ''] }, { act: '行政处罚' as const }])
    await parts.with([{ table: 'due_counts', conditions: [] }], async () => {
      const query = { metrics, filter, asOf: manifest.as_of, within: 20 };
      const counted = { from: 'due_counts', counted: true };
      const days = await dueDays(expected, query);
      expect(days.some(({ n }) => n > 0)).toBe(true);
      expect(await dueDays(engine, { ...query, ...counted })).toEqual(days);
      expect(await dueSoonCounts(engine, { ...query, ...counted })).toEqual(await dueSoonCounts(expected, query));
    });
  await engine.close();
});
