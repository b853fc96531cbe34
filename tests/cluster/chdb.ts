import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetSettings, settings } from '../../src/lib/engine/clickhouse/dialect.ts';
import type { ClickHouseServer } from '../../src/lib/engine/clickhouse/engine.ts';
import { identifier, literal, type Row, type Value } from '../../src/lib/engine/engine.ts';

/** What is used of the package `chdb`, which is installed for these tests alone and which the types of the project must not need. */
interface Session {
  query(sql: string, format?: string): string;
  queryBind(sql: string, parameters: object, format?: string): string;
  cleanup(): void;
}

/** The ClickHouse engine in this process; one for all tests of a file, with a database each. */
export class EmbeddedClickHouse {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mingjing-chdb-'));
  readonly #session: Session;

  constructor(args: readonly string[] = []) {
    const require = createRequire(import.meta.url);
    const { Session } = require('chdb') as {
      Session: new (path: string, options: { connectionArgs: readonly string[] }) => Session;
    };
    this.#session = new Session(join(this.#folder, 'data'), { connectionArgs: args });
    // what is made here need not outlive a power cut
    this.#session.query('SET fsync_metadata = 0');
  }

  /** Runs a statement in a database under these settings; gives its output in a format of ClickHouse. */
  run(
    database: string,
    sql: string,
    options: { settings?: Readonly<Record<string, string | number>>; format?: string; parameters?: object } = {},
  ): string {
    const assignments = Object.entries(options.settings ?? {}).map(
      ([name, value]) => `${name} = ${literal(String(value))}`,
    );
    if (assignments.length > 0) this.#session.query(`SET ${assignments.join(', ')}`);
    if (database !== '') this.#session.query(`USE ${identifier(database)}`);
    const format = options.format ?? 'Null';
    return options.parameters === undefined
      ? this.#session.query(sql, format)
      : this.#session.queryBind(sql, options.parameters, format);
  }

  /** A new, empty database, dropped when it is closed. */
  database(name: string): ClickHouseServer {
    this.run('', `DROP DATABASE IF EXISTS ${identifier(name)}`);
    this.run('', `CREATE DATABASE ${identifier(name)} ENGINE = Atomic`);
    return new EmbeddedDatabase(this, name);
  }

  close(): void {
    this.#session.cleanup();
    if (existsSync(this.#folder)) rmSync(this.#folder, { recursive: true, force: true });
  }
}

class EmbeddedDatabase implements ClickHouseServer {
  readonly #engine: EmbeddedClickHouse;
  readonly #name: string;

  constructor(engine: EmbeddedClickHouse, name: string) {
    this.#engine = engine;
    this.#name = name;
  }

  async command(sql: string): Promise<void> {
    this.#engine.run(this.#name, sql, { settings });
  }

  async rows(sql: string, parameters: readonly Value[]): Promise<Row[]> {
    const named = Object.fromEntries(parameters.map((value, i) => [`p${i + 1}`, value]));
    const options = parameters.length > 0 ? { settings, parameters: named } : { settings };
    const text = this.#engine.run(this.#name, sql, { ...options, format: 'JSONEachRow' });
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
  }

  async insertLines(table: string, names: readonly string[], lines: string): Promise<void> {
    const columns = names.map((name) => identifier(name)).join(', ');
    await this.command(`INSERT INTO ${identifier(table)} (${columns}) FORMAT TabSeparated\n${lines}`);
  }

  async insertParquet(table: string, path: string): Promise<void> {
    await this.command(`INSERT INTO ${identifier(table)} SELECT * FROM file(${literal(path)}, Parquet)`);
  }

  async selectParquet(sql: string, path: string): Promise<void> {
    const statement = `${sql} INTO OUTFILE ${literal(path)} FORMAT Parquet`;
    this.#engine.run(this.#name, statement, { settings: { ...settings, ...parquetSettings } });
  }

  async close(): Promise<void> {
    this.#engine.run('', `DROP DATABASE IF EXISTS ${identifier(this.#name)}`);
  }
}
