import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger, type DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { ipcOf, rowsOf } from '../../src/lib/engine/arrow.ts';
import {
  EngineError,
  identifier,
  type Columns,
  type Engine,
  type Row,
  type Value,
} from '../../src/lib/engine/engine.ts';

let instance: ReturnType<typeof instantiate> | undefined;

async function instantiate() {
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));
  const bundle = { mainModule: join(dist, 'duckdb-eh.wasm'), mainWorker: '' };
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate(() => undefined);
  return bindings;
}

/**
 * DuckDB-WASM (the `eh` bundle that the site ships) in this process, behind the same interface as everywhere. There is one database at a
 * time: opening the next forgets the one before, so that the module is compiled once.
 */
export async function wasmNodeEngine(): Promise<Engine & { ipc(sql: string): Promise<Uint8Array> }> {
  const bindings = await (instance ??= instantiate());
  bindings.open({ path: ':memory:' });
  const connection = bindings.connect();
  connection.query('SET autoinstall_known_extensions=false; SET autoload_known_extensions=false;');
  return new WasmNodeEngine(connection);
}

class WasmNodeEngine implements Engine {
  readonly #connection: DuckDBConnection;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async run(sql: string): Promise<void> {
    guard(sql, () => this.#connection.query(sql));
  }

  async query<T extends object = Row>(sql: string, parameters: readonly Value[] = []): Promise<T[]> {
    return guard(sql, () => {
      if (parameters.length === 0) return rowsOf<T>(this.#connection.query(sql));
      const statement = this.#connection.prepare(sql);
      try {
        return rowsOf<T>(statement.query(...parameters));
      } finally {
        statement.close();
      }
    });
  }

  /** As in a page (`wasm.ts`). */
  async ipc(sql: string): Promise<Uint8Array> {
    return guard(sql, () => this.#connection.useUnsafe((db, connection) => db.runQuery(connection, sql))).subarray(8);
  }

  async append(table: string, columns: Columns): Promise<void> {
    const names = Object.keys(columns);
    if ((columns[names[0] ?? '']?.length ?? 0) === 0) return;
    const staging = `${table}__append`;
    guard(table, () => {
      this.#connection.insertArrowFromIPCStream(ipcOf(columns), { name: staging, create: true });
    });
    const list = names.map(identifier).join(', ');
    await this.run(
      `INSERT INTO ${identifier(table)} (${list}) SELECT ${list} FROM ${identifier(staging)}; DROP TABLE ${identifier(staging)};`,
    );
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}

function guard<T>(sql: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new EngineError(cause instanceof Error ? cause.message : String(cause), sql, { cause });
  }
}
