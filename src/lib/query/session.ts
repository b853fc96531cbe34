import { layouts } from '../../../ingest/layouts/index.ts';
import type { Grid } from '../engine/arrow.ts';
import { EngineError, identifier, type Columns } from '../engine/engine.ts';
import { ParquetLoader, type ParquetSource } from '../engine/parquet.ts';
import type { WasmEngine } from '../engine/wasm.ts';
import { knownView, knownViews } from '../metrics/known.ts';
import { verdictTable, verdictView } from '../metrics/tables.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { catalogue, made, type QueryTable } from './catalogue.ts';
import { isFatal } from './engine-error.ts';
import { readOnly } from './read-only.ts';

/** Milliseconds a statement may run, and the rows of its answer that are kept. */
export const timeLimit = 10_000;
export const rowLimit = 10_000;

/** The statement was stopped: by the reader, or because it took too long. */
export class StoppedError extends Error {
  readonly why: 'cancelled' | 'late';
  constructor(why: StoppedError['why']) {
    super(why);
    this.name = 'StoppedError';
    this.why = why;
  }
}

export interface Answer {
  readonly grid: Grid;
  readonly milliseconds: number;
}

export interface SessionOptions {
  readonly manifest: Manifest;
  readonly ruleset: Pick<Ruleset, 'definitions'>;
  /** a fresh engine in a worker of its own */
  readonly start: () => Promise<WasmEngine>;
  /** where a table of the snapshot is */
  readonly source: (stated: Manifest['tables'][string]) => Promise<ParquetSource>;
}

/**
 * Answers statements that only read, in an engine of its own, so that the dashboard never waits for them. Tables are loaded when a
 * statement names them. A statement can't be interrupted inside the engine: to stop it the worker is ended, and the next statement starts
 * another from the snapshot.
 */
export class QuerySession {
  readonly tables: readonly QueryTable[];
  readonly #options: SessionOptions;
  readonly #known: ReadonlyMap<string, QueryTable>;
  #engine: Promise<WasmEngine> | null = null;
  #loader: ParquetLoader | null = null;
  #loaded = new Map<string, Promise<void>>();
  #made = new Map<string, Promise<void>>();
  #stop: ((why: StoppedError['why']) => void) | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.tables = catalogue(options.manifest);
    this.#known = new Map(this.tables.map((table) => [table.name, table]));
  }

  /**
   * Runs one statement. Rejects with a `QueryError` when it does more than read, an `EngineError` when the engine refuses it, a
   * `StoppedError` when it is stopped or runs longer than `timeLimit`. `running` is called when all tables are there.
   */
  async run(sql: string, running: () => void): Promise<Answer> {
    const { tables, catalogue: listing, plannable } = readOnly(sql, new Set(this.#known.keys()));
    if (listing) return { grid: this.#listing(), milliseconds: 0 };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopped = new Promise<never>((_, reject) => {
      this.#stop = (why) => reject(new StoppedError(why));
    });
    const work = (async () => {
      const engine = await this.#ready();
      for (const name of tables) await this.#table(engine, name);
      running();
      const from = performance.now();
      timer = setTimeout(() => this.#stop?.('late'), timeLimit);
      const grid = await engine.grid(sql, rowLimit).catch(async (cause: unknown) => {
        throw (plannable ? await planned(engine, sql) : null) ?? cause;
      });
      return { grid, milliseconds: performance.now() - from };
    })();
    // when it was stopped nobody waits for it any more
    work.catch(() => undefined);
    try {
      return await Promise.race([work, stopped]);
    } catch (cause) {
      if (cause instanceof StoppedError || !(cause instanceof EngineError) || isFatal(cause.message)) this.#discard();
      throw cause;
    } finally {
      clearTimeout(timer);
      this.#stop = null;
    }
  }

  cancel(): void {
    this.#stop?.('cancelled');
  }

  /** Gives back the memory. The session can be used again. */
  close(): void {
    this.cancel();
    this.#discard();
  }

  #discard(): void {
    void this.#engine?.then((engine) => engine.kill()).catch(() => undefined);
    this.#loader?.close();
    this.#engine = null;
    this.#loader = null;
    this.#loaded = new Map();
    this.#made = new Map();
  }

  #ready(): Promise<WasmEngine> {
    return (this.#engine ??= (async () => {
      const engine = await this.#options.start();
      await engine.run(lockDown);
      await makeOwn(engine, this.#options);
      return engine;
    })());
  }

  async #table(engine: WasmEngine, name: string): Promise<void> {
    const table = this.#known.get(name);
    if (!table) throw new Error(`no table ${name}`);
    for (const needed of table.needs) await once(this.#loaded, needed, () => this.#load(engine, needed));
    const { as_of: asOf } = this.#options.manifest;
    await once(this.#made, name, async () => {
      if (name === 'verdict') await engine.run(verdictView(this.#options.manifest.metrics.map(({ id }) => id)));
      const layout = layouts.find(({ id }) => id === name);
      if (layout) await engine.run(knownView(layout, asOf));
      if (name === 'penalties' || name === 'staff') await this.#children(engine, name);
    });
  }

  /** The views of what hangs on the rows of a layout, over the layouts it hangs on. */
  async #children(engine: WasmEngine, name: 'penalties' | 'staff'): Promise<void> {
    const { as_of: asOf } = this.#options.manifest;
    const needs = this.#known.get(name)?.needs ?? [];
    for (const layout of layouts) if (needs.includes(layout.id)) await engine.run(knownView(layout, asOf));
    const view = knownViews(asOf)
      .split(/;\n/)
      .find((statement) => statement.startsWith(`CREATE OR REPLACE VIEW ${name} `));
    if (view === undefined) throw new Error(`no view ${name}`);
    await engine.run(view);
  }

  async #load(engine: WasmEngine, name: string): Promise<void> {
    const stated = this.#options.manifest.tables[name];
    if (!stated) throw new Error(`no table ${name}`);
    const metric = /^verdicts\/(.+)$/.exec(name)?.[1];
    const behind = layouts.some(({ id }) => id === name) || name === 'penalties' || name === 'staff';
    const table = metric !== undefined ? verdictTable(metric) : behind ? `all_${name}` : name;
    this.#loader ??= new ParquetLoader();
    await this.#loader.load(engine, table, await this.#options.source(stated));
  }

  #listing(): Grid {
    const type = 'Utf8';
    return {
      columns: [
        { name: 'name', type },
        { name: 'rows', type: 'Int64' },
      ],
      rows: this.tables.map(({ name, rows }) => [name, rows]),
      cut: false,
    };
  }
}

/** What the engine says of a statement when it only plans it: there it names the place. Null when it can be planned. */
async function planned(engine: WasmEngine, sql: string): Promise<EngineError | null> {
  try {
    await engine.query(`EXPLAIN ${sql}`);
    return null;
  } catch (cause) {
    return cause instanceof EngineError ? cause : null;
  }
}

/** No files, no network, no way to change that; errors with their place. */
export const lockDown = 'SET errors_as_json=true; SET enable_external_access=false; SET lock_configuration=true;';

function once(map: Map<string, Promise<void>>, name: string, work: () => Promise<void>): Promise<void> {
  const running = map.get(name);
  if (running) return running;
  const mine = work();
  map.set(name, mine);
  mine.catch(() => map.delete(name));
  return mine;
}

async function makeOwn(engine: WasmEngine, { manifest, ruleset }: SessionOptions): Promise<void> {
  const present = new Set(manifest.metrics.map(({ id }) => id));
  const metrics = ruleset.definitions.filter(({ id }) => present.has(id));
  const { agencies, files } = manifest;
  const columns: Record<keyof typeof made, Columns> = {
    agency: {
      code: agencies.map(({ code }) => code),
      name: agencies.map(({ name }) => name),
      region: agencies.map(({ region }) => region),
      peer_group: agencies.map(({ peer_group }) => peer_group),
      is_enforcement: agencies.map(({ is_enforcement }) => is_enforcement),
    },
    metric: {
      id: metrics.map(({ id }) => id),
      name: metrics.map(({ name }) => name.zh),
      system: metrics.map(({ system }) => system),
      direction: metrics.map(({ direction }) => direction),
      target: metrics.map(({ target }) => target),
      law: metrics.map(({ law }) => law.join('；')),
    },
    source_file: {
      file: files.map((_, i) => i),
      name: files.map(({ name }) => name),
      sheet: files.map(({ sheet }) => sheet),
      layout: files.map(({ layout }) => layout),
      accepted: files.map(({ ledger }) => ledger.accepted),
      rejected: files.map(({ ledger }) => ledger.rejected),
    },
  };
  for (const [name, list] of Object.entries(made)) {
    const types = list.map((column) => `${identifier(column.name)} ${column.type}`).join(', ');
    await engine.run(`CREATE TABLE ${identifier(name)} (${types})`);
    await engine.append(name, columns[name as keyof typeof made]);
  }
}
