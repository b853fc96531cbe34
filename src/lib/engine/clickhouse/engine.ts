import { EngineError, identifier, literal, type Columns, type Engine, type Row, type Value } from '../engine.ts';
import { translate } from './dialect.ts';

/** A database of a ClickHouse server, however it is reached. Statements come in its own SQL; a rejection says what it refused. */
export interface ClickHouseServer {
  /** Runs one statement for its effect. */
  command(sql: string): Promise<void>;
  /** Runs one SELECT or DESCRIBE; `parameters` are the values of `{p1:…}`, `{p2:…}`, … */
  rows(sql: string, parameters: readonly Value[]): Promise<Row[]>;
  /** Appends rows, one a line in the format TabSeparated, to the named columns of a table. */
  insertLines(table: string, names: readonly string[], lines: string): Promise<void>;
  /** Appends the rows of a Parquet file to a table whose columns have the same names. */
  insertParquet(table: string, path: string): Promise<void>;
  /** Writes the rows of one SELECT as a Parquet file. */
  selectParquet(sql: string, path: string): Promise<void>;
  close(): Promise<void>;
}

const linesAtOnce = 20_000;

/** The engine that metrics are computed with, on a ClickHouse server. */
export class ClickHouseEngine implements Engine {
  readonly #server: ClickHouseServer;

  constructor(server: ClickHouseServer) {
    this.#server = server;
  }

  async run(sql: string): Promise<void> {
    for (const statement of translate(sql)) await guard(statement, () => this.#server.command(statement));
  }

  async query<T extends object = Row>(sql: string, parameters: readonly Value[] = []): Promise<T[]> {
    const [statement = ''] = translate(sql, parameters);
    const rows = await guard(statement, () => this.#server.rows(statement, parameters));
    if (!/^DESCRIBE\b/i.test(statement)) return rows as T[];
    return rows.map(({ name = null, type = null }) => ({ column_name: name, column_type: type })) as T[];
  }

  async append(table: string, columns: Columns): Promise<void> {
    const names = Object.keys(columns);
    const length = columns[names[0] ?? '']?.length ?? 0;
    if (length === 0) return;
    for (let from = 0; from < length; from += linesAtOnce) {
      const rows = Array.from({ length: Math.min(linesAtOnce, length - from) }, (_, i) =>
        names.map((name) => field(columns[name]?.[from + i] ?? null)).join('\t'),
      );
      await guard(`INSERT INTO ${table}`, () => this.#server.insertLines(table, names, `${rows.join('\n')}\n`));
    }
  }

  /** Appends the rows of a Parquet file to a table whose columns have the same names. */
  async appendParquet(table: string, path: string): Promise<void> {
    await guard(`INSERT INTO ${table} FORMAT Parquet`, () => this.#server.insertParquet(table, path));
  }

  /** Writes the rows of one SELECT as a Parquet file. */
  async writeParquet(sql: string, path: string): Promise<void> {
    const [statement = ''] = translate(sql);
    await guard(statement, () => this.#server.selectParquet(statement, path));
  }

  /** Writes a mark onto a table; it goes when the table does. */
  async mark(table: string, text: string): Promise<void> {
    const statement = `ALTER TABLE ${identifier(table)} MODIFY COMMENT ${literal(text)}`;
    await guard(statement, () => this.#server.command(statement));
  }

  /** The tables that have a mark → their marks. */
  async marks(): Promise<Map<string, string>> {
    const marked = "SELECT name, comment FROM system.tables WHERE database = currentDatabase() AND comment <> ''";
    const rows = await guard(marked, () => this.#server.rows(marked, []));
    return new Map(rows.map(({ name, comment }) => [String(name), String(comment)]));
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}

async function guard<T>(sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    throw new EngineError(cause instanceof Error ? cause.message : String(cause), sql, { cause });
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0' };

/** A value in the format TabSeparated: ClickHouse casts it to the column's own type. */
function field(value: Value): string {
  if (value === null) return '\\N';
  return String(value).replaceAll(/[\\\t\n\r\0]/g, (sign) => escapes[sign] ?? sign);
}
