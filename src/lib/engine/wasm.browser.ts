import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { wasmEngine, type WasmEngine } from './wasm.ts';

/** Opens DuckDB in its worker, from files of this site. Rejects when the worker or the wasm file can't be loaded. */
export async function browserEngine(): Promise<WasmEngine> {
  const worker = new Worker(workerUrl);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'worker')), { once: true });
  });
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  const opened = (async () => {
    await db.instantiate(wasmUrl);
    await db.open({ path: ':memory:' });
    return wasmEngine(db);
  })();
  return Promise.race([opened, broken]);
}
