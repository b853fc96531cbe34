import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initParquet from 'parquet-wasm/esm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wasmNodeEngine } from '../../../tests/parity/wasm-node.ts';
import { nativeEngine } from '../engine/native.ts';
import { packTables, type WasmEngine } from '../engine/wasm.ts';
import { BlobStore, type TableFile } from './blob-store.ts';
import { encode, type Encoded } from './encode.ts';

/** A table of a page, long or short, sorted or not, is the same table in its Parquet file. */

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'blobs-'));
  const wasm = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
  await initParquet({ module_or_path: readFileSync(wasm) });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('rows, their order and the stated hash', async () => {
  const [wasm, native] = [await wasmNodeEngine(), await nativeEngine()];
  try {
    await packTables(wasm);
    const rows = (n: number) =>
      `SELECT range AS id, CASE WHEN range % 7 > 0 THEN '甲' || range END AS text, DATE '2024-01-01' + CAST(range % 900 AS INTEGER) AS day,
       range % 2 = 0 AS even FROM range(${n})`;
    await wasm.run(
      `CREATE TABLE long AS ${rows(2501)}; CREATE TABLE short AS ${rows(3)}; CREATE TABLE none AS ${rows(0)}`,
    );
    const store = new BlobStore(inMemory, 4000);
    const selects = {
      long: 'SELECT * FROM long',
      sorted: 'SELECT * FROM long ORDER BY id DESC',
      short: 'SELECT * FROM short',
      none: 'SELECT * FROM none',
    };
    const stated: Record<string, { bytes: number; sha256: string }> = {};
    for (const [name, select] of Object.entries(selects)) stated[name] = await store.write(wasm, select, name);
    await store.publish('data');
    for (const [name, said] of Object.entries(stated)) {
      const bytes = new Uint8Array((await store.tables[`data/${name}`]?.arrayBuffer()) ?? new ArrayBuffer(0));
      expect({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }, name).toEqual(said);
      writeFileSync(join(folder, name), bytes);
      const content = `SELECT count(*) AS n, sum(hash(id, text, CAST(day AS VARCHAR), even)) AS content,
        sum(CAST(id AS DOUBLE) * rowid) AS places`;
      const from = name === 'sorted' ? rows(2501) + ' ORDER BY range DESC' : rows({ long: 2501, short: 3 }[name] ?? 0);
      await native.run(`CREATE OR REPLACE TABLE expected AS ${from};
        CREATE OR REPLACE TABLE found AS SELECT * FROM read_parquet('${join(folder, name)}')`);
      expect(await native.query(`${content} FROM found`), name).toEqual(await native.query(`${content} FROM expected`));
    }
  } finally {
    await wasm.close();
    await native.close();
  }
});

test('the engine goes on once the rows are given, while the file is made; it is told when that fails', async () => {
  const engine = {
    query: async () => [{ n: 1 }],
    ipc: async (select: string) => new TextEncoder().encode(select),
  } as unknown as WasmEngine;
  const made: { readonly done: (encoded: Encoded) => void; readonly fail: (cause: Error) => void }[] = [];
  const end = () => new Promise<Encoded>((done, fail) => made.push({ done, fail }));
  const store = new BlobStore(() => ({ put: async () => undefined, end }));
  const given: string[] = [];
  const write = (path: string) => store.write(engine, 'SELECT 1', path, () => given.push(path));
  const [a, b] = [write('a'), write('b')];
  await new Promise((resolve) => setTimeout(resolve));
  expect(given).toEqual(['a', 'b']);
  made[0]?.done({ file: new Blob(['four']), sha256: 'hash' });
  expect(await a).toEqual({ bytes: 4, sha256: 'hash' });
  made[1]?.fail(new Error('out of memory'));
  await expect(b).rejects.toThrow('out of memory');
});

/** A file made here, not in a worker. */
function inMemory(): TableFile {
  const pieces: Uint8Array[] = [];
  return {
    put: async (ipc) => void pieces.push(ipc),
    end: () =>
      encode(
        (async function* () {
          yield* pieces;
        })(),
      ),
  };
}
