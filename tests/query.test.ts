import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { identifier } from '../src/lib/engine/engine.ts';
import type { NativeEngine } from '../src/lib/engine/native.ts';
import { knownViews } from '../src/lib/metrics/known.ts';
import { catalogue, made, type QueryTable } from '../src/lib/query/catalogue.ts';
import { complaint, placeOf } from '../src/lib/query/engine-error.ts';
import { examples } from '../src/lib/query/examples.ts';
import { functions } from '../src/lib/query/functions.ts';
import { readOnly } from '../src/lib/query/read-only.ts';
import { lockDown } from '../src/lib/query/session.ts';
import { openSnapshot } from '../src/lib/snapshot/native.ts';
import { wasmNodeEngine } from './parity/wasm-node.ts';
import { caseAsOf, writeCaseFiles } from './support/case-files.ts';

/** The tables a reader of /query is shown are those of a real snapshot, and the engine behind it is shut. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-query-'));
let engine: NativeEngine;
let tables: QueryTable[];

beforeAll(async () => {
  const source = join(work, 'source');
  const out = join(work, 'snapshot');
  writeCaseFiles(source);
  await ingest({ inputs: [source], out, asOf: caseAsOf });
  const opened = await openSnapshot(out);
  engine = opened.engine;
  tables = catalogue(opened.manifest);
  await engine.run(knownViews(caseAsOf));
  for (const name of ['open_links', 'conflict_fields'])
    await engine.run(`CREATE VIEW ${name} AS SELECT * FROM all_${name}`);
  for (const [name, columns] of Object.entries(made))
    await engine.run(
      `CREATE TABLE ${identifier(name)} (${columns.map((c) => `${identifier(c.name)} ${c.type}`).join(', ')})`,
    );
}, 120_000);
afterAll(async () => {
  await engine.close();
  rmSync(work, { recursive: true, force: true });
});

test('every table has exactly the columns and types it is said to have', async () => {
  expect(tables.length).toBeGreaterThan(40);
  for (const table of tables) {
    const found = await engine.query<{ column_name: string; column_type: string }>(
      `DESCRIBE ${identifier(table.name)}`,
    );
    expect([table.name, found.map((c) => `${c.column_name} ${c.column_type}`)]).toEqual([
      table.name,
      table.columns.map((c) => `${c.name} ${c.type}`),
    ]);
  }
});

test('every example only reads, and binds', async () => {
  const known = new Set(tables.map(({ name }) => name));
  for (const { sql } of examples(caseAsOf)) {
    expect(readOnly(sql, known).tables.size).toBeGreaterThan(0);
    await engine.query(sql);
  }
});

describe('the engine of the site', () => {
  test('reads no file even when it is told to, and what it says can be said plainly', async () => {
    const wasm = await wasmNodeEngine();
    await wasm.run(lockDown);
    await wasm.run('CREATE TABLE cases (case_no VARCHAR, fine BIGINT)');
    await wasm.append('cases', { case_no: ['甲'], fine: [1] });
    const said = async (sql: string) => {
      const error = await wasm.query(sql).then(
        () => null,
        (cause: unknown) => cause,
      );
      if (!(error instanceof Error)) throw new Error(`not refused: ${sql}`);
      return complaint(error.message, sql);
    };
    for (const sql of ["SELECT * FROM 'x.csv'", "SELECT * FROM read_text('x')", 'SET enable_external_access=true'])
      expect(await said(sql)).toMatchObject({ kind: 'other' });
    expect(await said("SELECT '甲乙', nosuch FROM cases")).toEqual({
      kind: 'column',
      what: 'nosuch',
      near: ['fine'],
      at: 13,
    });
    expect(await said('SELECT fines FROM cases')).toMatchObject({ kind: 'column', near: ['fine'] });
    expect(await said('SELECT c.x FROM cases c')).toMatchObject({ kind: 'column', what: 'x' });
    expect(await said('SELECT d.x FROM cases c')).toMatchObject({ kind: 'table', what: 'd' });
    expect(await said('SELECT nosuch(1)')).toMatchObject({ kind: 'function', what: 'nosuch', at: 7 });
    expect(await said('SELECT fine, count(*) FROM cases')).toMatchObject({ kind: 'group', what: 'fine' });
    expect(await said('SELECT fine FROM cases a, cases b')).toMatchObject({ kind: 'ambiguous', what: 'fine' });
    expect(await said('SELECT 1 FRO x')).toMatchObject({ kind: 'syntax', what: 'x', at: 13 });
    expect(await said('SELECT 1 +')).toMatchObject({ kind: 'end', at: 10 });
    expect(await said('SELECT CAST(case_no AS INTEGER) FROM cases')).toMatchObject({ kind: 'convert', what: '甲' });
    expect(await said('SELECT upper(DATE 1)')).toMatchObject({ at: 18 });
    expect(await said('SELECT age(fine) FROM cases')).toMatchObject({ kind: 'types', what: 'age(BIGINT)' });
    expect(await said("SELECT json('{}')")).toMatchObject({ kind: 'extension', what: 'json' });
    await wasm.close();
  });

  test('has every function that is offered, and none of them is refused', async () => {
    const wasm = await wasmNodeEngine();
    const kindOf = async (sql: string) => {
      const error: unknown = await wasm.query(sql).catch((cause: unknown) => cause);
      return complaint(error instanceof Error ? error.message : '', sql).kind;
    };
    const missing: string[] = [];
    for (const name of functions) {
      expect(() => readOnly(`SELECT ${name}()`, new Set()), name).not.toThrow();
      const kinds = [await kindOf(`SELECT ${name}()`), await kindOf(`SELECT ${name}() OVER ()`)];
      if (kinds.every((kind) => kind === 'function' || kind === 'extension')) missing.push(name);
    }
    expect(missing).toEqual([]);
    await wasm.close();
  });

  test('a place in the text', () => {
    expect(placeOf('SELECT\n  甲𠀀, x', 13)).toEqual({ line: 2, column: 6 });
    expect(placeOf('SELECT', 0)).toEqual({ line: 1, column: 1 });
  });
});
