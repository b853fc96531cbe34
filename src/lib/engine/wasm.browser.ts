import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { Silence } from './stall.ts';
import { program } from './trusted.ts';
import { wasmEngine, type WasmEngine } from './wasm.ts';

/** Milliseconds: what is told of the arriving program leaves out pieces that follow each other closely, and says nothing while it is compiled. */
const stalledEngine = 120_000;

/** The program of the engine did not arrive. */
export class EngineStalledError extends Error {
  override readonly name = 'EngineStalledError';
  /** its file */
  readonly file = wasmUrl.replace(/^.*\//, '');
}

/** Opens DuckDB in its worker, from files of this site. Rejects when the worker or the wasm file can't be loaded, or does not go on arriving. */
export async function browserEngine(): Promise<WasmEngine> {
  const worker = new Worker(program(workerUrl));
  let silent = (): void => undefined;
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'worker')), { once: true });
    silent = () => reject(new EngineStalledError());
  });
  const silence = new Silence(stalledEngine, () => silent());
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  const opened = (async () => {
    await db.instantiate(wasmUrl, null, () => silence.heard());
    await db.open({ path: ':memory:' });
    return wasmEngine(db);
  })();
  try {
    return await Promise.race([opened, broken]);
  } catch (cause) {
    worker.terminate();
    throw cause;
  } finally {
    silence.end();
  }
}
