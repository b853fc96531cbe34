import {
  DuckDBInstance,
  DuckDBTypeId,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { EngineError, identifier, type Columns, type Engine, type Row, type Value } from './engine.ts';

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
  /** the database goes with this connection */
  readonly #first: boolean;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, first = true) {
    this.#instance = instance;
    this.#connection = connection;
    this.#first = first;
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

  async close(): Promise<void> {
    this.#connection.closeSync();
    if (this.#first) this.#instance.closeSync();
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
