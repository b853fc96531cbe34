import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { identifier, type Row, type Value } from '../engine.ts';
import { parquetSettings, settings } from './dialect.ts';
import type { ClickHouseServer } from './engine.ts';

/** How a server is reached; without a database, the server's own default. */
export interface Connection {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly database?: string;
}

/** A statement over a hundred million rows may take hours. */
const longest = 24 * 60 * 60 * 1000;
/** While it runs, the server says so every minute, so that nothing on the way takes the connection for dead. */
const signsOfLife = { send_progress_in_http_headers: 1, http_headers_progress_interval_ms: '60000' } as const;

/** A ClickHouse server over HTTP. Values travel beside the statement, rows as Parquet. */
export class HttpClickHouse implements ClickHouseServer {
  readonly #client: ClickHouseClient;

  constructor(connection: Connection) {
    this.#client = createClient({
      ...connection,
      application: 'mingjing',
      request_timeout: longest,
      clickhouse_settings: { ...settings, ...parquetSettings, ...signsOfLife, wait_end_of_query: 1 },
      // what goes wrong is thrown, and told by whoever catches it
      log: { level: ClickHouseLogLevel.OFF },
    });
  }

  /** Whether the server answers at all, and lets this user in; the reason when not. */
  async answers(): Promise<{ ok: true } | { ok: false; reason: string }> {
    const pinged = await this.#client.ping({ select: true });
    return pinged.success ? { ok: true } : { ok: false, reason: pinged.error.message };
  }

  async command(sql: string): Promise<void> {
    await this.#client.command({ query: sql });
  }

  async rows(sql: string, parameters: readonly Value[]): Promise<Row[]> {
    const query_params = Object.fromEntries(parameters.map((value, i) => [`p${i + 1}`, value]));
    const answer = await this.#client.query({ query: sql, format: 'JSONEachRow', query_params });
    return answer.json<Row>();
  }

  async insertLines(table: string, names: readonly string[], lines: string): Promise<void> {
    const columns = names.map((name) => identifier(name)).join(', ');
    await this.#client.command({
      query: `INSERT INTO ${identifier(table)} (${columns}) FORMAT TabSeparated\n${lines}`,
    });
  }

  async insertParquet(table: string, path: string): Promise<void> {
    const query = `INSERT INTO ${identifier(table)} FORMAT Parquet`;
    const { stream } = await this.#client.exec({ query, values: createReadStream(path) });
    stream.resume();
    await new Promise((resolve, reject) => stream.once('close', resolve).once('error', reject));
  }

  async selectParquet(sql: string, path: string): Promise<void> {
    const { stream } = await this.#client.exec({ query: `${sql} FORMAT Parquet` });
    await pipeline(stream, createWriteStream(path));
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
