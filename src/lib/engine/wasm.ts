import { DuckDBDataProtocol, type AsyncDuckDB, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { Table, type RecordBatch } from 'apache-arrow';
import { gridOf, ipcOf, rowsOf, type Grid } from './arrow.ts';
import { EngineError, identifier, type Columns, type Engine, type Row, type Value } from './engine.ts';

/**
 * DuckDB-WASM behind the `Engine` interface. `wasm.browser.ts` opens it on a page; tests open it in Node.
 * `parquet`, `json` and `icu` are not in the wasm file, and a failed autoload corrupts the instance, so both switches go off
 * before anything else is said.
 */
export async function wasmEngine(db: AsyncDuckDB): Promise<WasmEngine> {
  const connection = await db.connect();
  await connection.query('SET autoinstall_known_extensions=false; SET autoload_known_extensions=false;');
  return new WasmEngine(db, connection);
}

/**
 * From now on keeps tables packed in memory, as they would be on a disk: a fraction of the room for a quarter more time to make them. For
 * whom the 4 GB that a page can give are little.
 */
export async function packTables(engine: Pick<WasmEngine, 'run'>): Promise<void> {
  await engine.run("ATTACH ':memory:' AS packed (COMPRESS); USE packed");
}

export class WasmEngine implements Engine {
  readonly #db: AsyncDuckDB;
  readonly #connection: AsyncDuckDBConnection;

  constructor(db: AsyncDuckDB, connection: AsyncDuckDBConnection) {
    this.#db = db;
    this.#connection = connection;
  }

  async run(sql: string): Promise<void> {
    await guard(sql, () => this.#connection.query(sql));
  }

  async query<T extends object = Row>(sql: string, parameters: readonly Value[] = []): Promise<T[]> {
    return guard(sql, async () => {
      if (parameters.length === 0) return rowsOf<T>(await this.#connection.query(sql));
      const statement = await this.#connection.prepare(sql);
      try {
        return rowsOf<T>(await statement.query(...parameters));
      } finally {
        await statement.close();
      }
    });
  }

  /** The first `most` rows of one statement, read as they come; the rest is never made. On a connection of its own. */
  async grid(sql: string, most: number): Promise<Grid> {
    return guard(sql, async () => {
      const connection = await this.#db.connect();
      try {
        const reader = await connection.send(sql, true);
        const batches: RecordBatch[] = [];
        let rows = 0;
        for await (const batch of reader) {
          batches.push(batch);
          rows += batch.numRows;
          if (rows > most) break;
        }
        return gridOf(new Table(reader.schema, batches), most);
      } finally {
        await connection.close();
      }
    });
  }

  async append(table: string, columns: Columns): Promise<void> {
    const names = Object.keys(columns);
    if ((columns[names[0] ?? '']?.length ?? 0) === 0) return;
    const staging = `${table}__append`;
    await this.insertArrow(staging, ipcOf(columns), true);
    const list = names.map(identifier).join(', ');
    await this.run(
      `INSERT INTO ${identifier(table)} (${list}) SELECT ${list} FROM ${identifier(staging)}; DROP TABLE ${identifier(staging)};`,
    );
  }

  /** Inserts one complete Arrow IPC stream into a table; `create` makes the table from the stream's schema. The bytes are handed over. */
  async insertArrow(table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    await guard(`INSERT INTO ${identifier(table)}`, () =>
      this.#connection.insertArrowFromIPCStream(ipc, { name: table, create }),
    );
  }

  /** The rows of a SELECT as one Arrow IPC stream. */
  async ipc(sql: string): Promise<Uint8Array> {
    const file = await guard(sql, () => this.#connection.useUnsafe((db, connection) => db.runQuery(connection, sql)));
    // the engine gives the file format: its magic number and a padding of 8 bytes in all, then the stream with its end, then what nobody reads
    return file.subarray(8);
  }

  /** Makes a file readable under a path, as it is on a disk. Only in a browser. */
  async giveFile(path: string, content: Blob): Promise<void> {
    await this.#db.registerFileHandle(path, new File([content], path), DuckDBDataProtocol.BROWSER_FILEREADER, false);
  }

  /** Stops the worker at once, whatever it is doing; what it was asked is never answered. */
  async kill(): Promise<void> {
    await this.#db.terminate();
  }

  async close(): Promise<void> {
    await this.#connection.close();
    await this.#db.terminate();
  }
}

async function guard<T>(sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new EngineError(cause instanceof Error ? cause.message : String(cause), sql, { cause });
  }
}
