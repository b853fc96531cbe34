import {
  DuckDBInstance,
  DuckDBTypeId,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { EngineError, identifier, type Columns, type Engine, type Lanes, type Row, type Value } from './engine.ts';

/** Native DuckDB in this process. `path` is a database file to spill to; in memory without one. */
export async function nativeEngine(path = ':memory:', settings: Record<string, string> = {}): Promise<NativeEngine> {
  const instance = await DuckDBInstance.create(path, {
    autoinstall_known_extensions: 'false',
    ...settings,
  });
  return new NativeEngine(instance, await instance.connect());
}

export class NativeEngine implements Engine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #owner: boolean;

  /** `owner`: the database ends with this connection */
  constructor(instance: DuckDBInstance, connection: DuckDBConnection, owner = true) {
    this.#instance = instance;
    this.#connection = connection;
    this.#owner = owner;
  }

  /** Another connection to the same database, within the same memory: with a schema and temporary views of its own. Close it before the first. */
  async beside(): Promise<NativeEngine> {
    return new NativeEngine(this.#instance, await this.#instance.connect(), false);
  }

  async run(sql: string): Promise<void> {
    await this.#guard(sql, async () => {
      await this.#connection.run(sql);
    });
  }

  async query<T extends object = Row>(sql: string, parameters: readonly Value[] = []): Promise<T[]> {
    return this.#guard(sql, async () => {
      const reader = await this.#connection.runAndReadAll(sql, [...parameters]);
      const names = reader.deduplicatedColumnNames();
      const types = reader.columnTypes();
      return reader.getRows().map((row) => {
        const entries = row.map((value, i) => [names[i], plain(value, types[i])]);
        return Object.fromEntries(entries) as T;
      });
    });
  }

  async append(table: string, columns: Columns): Promise<void> {
    await this.#guard(`INSERT INTO ${identifier(table)}`, async () => {
      const described = await this.#connection.runAndReadAll(`SELECT * FROM ${identifier(table)} LIMIT 0`);
      const targets = described.columnNames().map((name) => columns[name]);
      const length = Object.values(columns)[0]?.length ?? 0;
      const appender = await this.#connection.createAppender(table);
      for (let i = 0; i < length; i++) {
        for (const column of targets) appendValue(appender, column?.[i] ?? null);
        appender.endRow();
      }
      appender.closeSync();
    });
  }

  async lanes(count: number): Promise<Lanes> {
    const [all] = await this.query<{ threads: number }>(`SELECT current_setting('threads') AS threads`);
    const threads = all?.threads ?? 1;
    const others: NativeEngine[] = [];
    while (others.length < count - 1) others.push(await this.beside());
    // every connection works itself, and the database has one thread less than it is told
    await this.run(`SET threads = ${Math.max(1, threads - count + 1)}`);
    return {
      engines: [this, ...others],
      close: async () => {
        await Promise.all(others.map((other) => other.close()));
        await this.run(`SET threads = ${threads}`);
      },
    };
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    if (this.#owner) this.#instance.closeSync();
  }

  async #guard<T>(sql: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw new EngineError(cause instanceof Error ? cause.message : String(cause), sql, { cause });
    }
  }
}

type Appender = Awaited<ReturnType<DuckDBConnection['createAppender']>>;

/** The appender casts text to the column's own type, so every value but booleans and numbers goes in as text. */
function appendValue(appender: Appender, value: Value): void {
  if (value === null) appender.appendNull();
  else if (typeof value === 'boolean') appender.appendBoolean(value);
  else if (typeof value === 'string') appender.appendVarchar(value);
  else if (Number.isInteger(value)) appender.appendBigInt(BigInt(value));
  else appender.appendDouble(value);
}

/** The one place where native DuckDB's values become TypeScript's. */
function plain(value: DuckDBValue, type: DuckDBType | undefined): Value {
  if (value === null || type === undefined) return null;
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return Number(value);
    case DuckDBTypeId.DECIMAL:
      return Number(String(value));
    default:
      return typeof value === 'object' ? String(value) : typeof value === 'bigint' ? Number(value) : value;
  }
}
