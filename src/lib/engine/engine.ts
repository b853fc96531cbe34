/**
 * One SQL engine behind two implementations: native DuckDB in Node (`native.ts`), DuckDB-WASM in the browser (`wasm.ts`).
 * Everything above speaks only this interface, so the same ingest, metrics and figures run in both.
 */

/** A value as TypeScript sees it: DATE is a civil date `YYYY-MM-DD`, TIMESTAMP `YYYY-MM-DD HH:MM:SS`, BIGINT and DECIMAL a number. */
export type Value = string | number | boolean | null;

export type Row = Record<string, Value>;

/** Columns of equal length, to be appended to a table whose columns have these names. */
export type Columns = Record<string, readonly Value[]>;

export interface Engine {
  /** Runs one or more statements for their effect. Rejects with an `EngineError` that carries the SQL. */
  run(sql: string): Promise<void>;
  /** Runs one SELECT and returns its rows. Positional parameters are written `$1`, `$2`, …; values never travel inside the SQL text. */
  query<T extends object = Row>(sql: string, parameters?: readonly Value[]): Promise<T[]>;
  /** Appends rows, given as columns, to an existing table. Columns that are not named become NULL. */
  append(table: string, columns: Columns): Promise<void>;
  /** So many connections to the same tables, this one the first, among which the processors are divided; left out where there is but one. */
  lanes?(count: number): Promise<Lanes>;
  /** Gives back the memory. The engine can't be used afterwards. */
  close(): Promise<void>;
}

/** Connections on which statements can run at the same time. */
export interface Lanes {
  readonly engines: readonly Engine[];
  /** Leaves the first connection alone, with all processors. */
  close(): Promise<void>;
}

/** A statement the engine refused; the message is the engine's, `sql` the statement. */
export class EngineError extends Error {
  readonly sql: string;
  constructor(message: string, sql: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineError';
    this.sql = sql;
  }
}

/** A name as a quoted SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal; `null` is NULL. For texts of our own (layouts, rules); what users bring goes through parameters. */
export function literal(text: string | null): string {
  return text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`;
}
