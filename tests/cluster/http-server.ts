import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { literal } from '../../src/lib/engine/engine.ts';
import type { EmbeddedClickHouse } from './chdb.ts';

export interface ServerOptions {
  /** address of this machine to listen on, `127.0.0.1`, `127.0.0.2`, …: a host of a cluster */
  readonly host: string;
  /** any free one when left out */
  readonly port?: number;
  readonly user: string;
  readonly password: string;
}

/** Parameters of a request that are no settings of the engine. */
const ofTheProtocol =
  /^(query|query_id|database|default_format|session_id|role|param_.*|wait_end_of_query|compress|decompress)$/;

/**
 * A ClickHouse server as far as the HTTP interface goes: what comes in is run by the embedded engine, in databases that no other host has.
 * It counts statements, and can be told to drop the connection at one of them.
 */
export class HttpHost {
  readonly statements: string[] = [];
  /** drops the connection at the statement for which it says so */
  drops: (sql: string) => boolean = () => false;
  readonly #options: ServerOptions;
  readonly #engine: EmbeddedClickHouse;
  readonly #files = mkdtempSync(join(tmpdir(), 'mingjing-host-'));
  readonly #server: Server;
  /** since it was opened */
  port = 0;

  constructor(engine: EmbeddedClickHouse, options: ServerOptions) {
    this.#engine = engine;
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => refuse(response, String(error)));
    });
  }

  async open(): Promise<this> {
    const { host, port = 0 } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, host, resolve);
    });
    this.port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `http://${this.#options.host}:${this.port}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#files, { recursive: true, force: true });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const parameters = new URL(request.url ?? '/', this.url).searchParams;
    const inAddress = parameters.get('query');
    const sql = (inAddress ?? body.toString('utf8')).trim();
    this.statements.push(sql);
    if (this.drops(sql)) {
      request.socket.destroy();
      return;
    }
    if (request.headers.authorization !== basic(this.#options)) {
      refuse(response, 'Code: 516. DB::Exception: Authentication failed (AUTHENTICATION_FAILED)', 403);
      return;
    }
    try {
      response.end(this.#run(sql, inAddress === null ? null : body, parameters));
    } catch (error) {
      refuse(response, (error instanceof Error ? error.message : String(error)).replace(/^Query failed: /, ''));
    }
  }

  #run(sql: string, data: Buffer | null, parameters: URLSearchParams): Buffer | string {
    const settings = Object.fromEntries([...parameters].filter(([name]) => !ofTheProtocol.test(name)));
    const values = [...parameters].flatMap(([name, value]) =>
      name.startsWith('param_') ? [[name.slice('param_'.length), value]] : [],
    );
    const given = parameters.get('database');
    const database = given === null ? '' : this.#own(given);
    const bound = values.length > 0 ? { parameters: Object.fromEntries(values) as object } : {};
    const statement = sql.replace(
      /^(CREATE DATABASE IF NOT EXISTS )"(\w+)"$/,
      (_, create: string, name: string) => `${create}"${this.#own(name)}"`,
    );
    const file = join(this.#files, 'rows.parquet');
    rmSync(file, { force: true });
    const insert = /^(INSERT INTO \S+) FORMAT Parquet$/.exec(statement)?.[1];
    if (insert !== undefined) {
      writeFileSync(file, data ?? '');
      return this.#engine.run(database, `${insert} SELECT * FROM file(${literal(file)}, Parquet)`, { settings });
    }
    const select = /^([^]*) FORMAT Parquet$/.exec(statement)?.[1];
    if (select !== undefined) {
      this.#engine.run(database, `${select} INTO OUTFILE ${literal(file)} FORMAT Parquet`, { settings });
      return readFileSync(file);
    }
    const [, query = statement, format] = /^([^]*?)\s+FORMAT (JSONEachRow|JSON)$/.exec(statement) ?? [];
    return this.#engine.run(database, query, { settings, ...bound, ...(format === undefined ? {} : { format }) });
  }

  /** The engine is one for all hosts; the databases of each have its name. */
  #own(database: string): string {
    return `${this.#options.host.replaceAll('.', '_')}_${database}`;
  }
}

function basic({ user, password }: ServerOptions): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function refuse(response: ServerResponse, reason: string, status = 500): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=UTF-8' }).end(reason);
}
