import { emptyAccepted } from '../../../ingest/clean/tables.ts';
import { layoutById, layouts } from '../../../ingest/layouts/index.ts';
import { ParquetError, ParquetLoader, type LoadProgress } from '../engine/parquet.ts';
import { PartTables, TooLargeError, type Wish } from '../engine/part-tables.ts';
import { isOutOfMemory } from '../engine/out-of-memory.ts';
import { identifier, type Engine } from '../engine/engine.ts';
import type { WasmEngine } from '../engine/wasm.ts';
import { loadRuleset } from '../metrics/catalogue.browser.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import { verdictTable, verdictView } from '../metrics/tables.ts';
import { knownView, knownViews } from '../metrics/known.ts';
import { codeCube } from '../results/coded-cube.ts';
import { conditionsOf, dueTable, isOfDue, wishOf } from '../results/part-wishes.ts';
import { areLongest, areSoonest, dueCountsTable, longestTable, soonestTable } from '../results/foremost.ts';
import { countRows, rows, type RowQuery } from '../results/rows.ts';
import type { Filter } from '../results/types.ts';
import { actLayouts } from '../results/case/acts.ts';
import { indexName } from '../snapshot/parts.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { EngineStartError, failureOf, type Failure, type LostTable } from './failure.ts';
import { manifestFile, snapshotUrl } from './published.svelte.ts';
import { shownFiles } from './shown-files.svelte.ts';
import { missingFeatures } from './support.ts';

/** A snapshot that is open: its manifest, the engine with its cube and calendar, and the rules this site was built with. */
export interface OpenSnapshot {
  readonly manifest: Manifest;
  readonly engine: WasmEngine;
  readonly ruleset: Ruleset;
  /** number of the batch it is of, where it was made in this browser; null for the published one */
  readonly batch: number | null;
  /** the metrics of the ruleset that the snapshot has verdicts for */
  readonly metrics: readonly MetricDefinition[];
}

/** The same as far as questions need it. */
export interface AskedSnapshot extends Omit<OpenSnapshot, 'engine'> {
  readonly engine: Engine;
}

export type Step = 'manifest' | 'engine' | 'cube' | 'rows';

/** Milliseconds within which the engine is not started again: what runs out of memory twice does not fit. */
const restartPause = 60_000;

/** Above this many rows of verdicts they are loaded when somebody asks for a list, not by themselves. */
const eagerRows = 3_000_000;

/** Rows that are listed of a list that does not fit into the browser. */
const headRows = 200;

class SnapshotState {
  opened = $state.raw<OpenSnapshot | null>(null);
  /** why nothing can be shown */
  failure = $state.raw<Failure | null>(null);
  /** why this screen can't be shown; others can */
  broken = $state.raw<Failure | null>(null);
  /** tables that can't be used; what is computed from others is shown */
  lost = $state.raw<readonly LostTable[]>([]);
  /** the engine ran out of memory and was started again */
  restarted = $state(false);
  #restartedAt = -Infinity;
  /** how often it was asked again for what did not arrive */
  attempt = $state(0);
  step = $state<Step>('manifest');
  progress = $state.raw<LoadProgress & { readonly total: number }>({ bytes: 0, rows: 0, total: 0 });
  /** metrics whose verdicts are in the engine */
  loaded = $state.raw<ReadonlySet<string>>(new Set());
  /** rows of verdicts in the engine, those of the file being read included */
  get loadedRows(): number {
    const done = this.opened?.manifest.metrics.filter((metric) => this.loaded.has(metric.id)) ?? [];
    return done.reduce((sum, metric) => sum + metric.rows, 0) + (this.step === 'rows' ? this.progress.rows : 0);
  }
  /** metrics that are in the view `verdict`, or about to be */
  readonly #viewed = new Set<string>();
  #view: Promise<unknown> = Promise.resolve();
  #loader: ParquetLoader | null = null;
  readonly #loading = new Map<string, Promise<void>>();
  /** what is read by parts */
  #parts: PartTables | null = null;
  /** rows that this screen needs whole */
  #held: ReturnType<PartTables['hold']> | null = null;

  /** Opens the snapshot beside the site. Never rejects: what went wrong is in `failure`. */
  async open(): Promise<void> {
    const features = missingFeatures();
    if (features.length > 0) return this.#fail({ kind: 'unsupported', features });
    try {
      const [engine, manifest] = await Promise.all([startEngine(), shownFiles.manifest()]);
      const { batch } = shownFiles;
      this.step = 'cube';
      this.#loader = new ParquetLoader();
      await this.#load(engine, manifest, 'cube', 'cube');
      await codeCube(engine);
      await this.#load(engine, manifest, 'calendar', 'calendar');
      const ruleset = loadRuleset();
      const present = new Set(manifest.metrics.map((metric) => metric.id));
      const metrics = ruleset.definitions.filter((definition) => present.has(definition.id));
      this.#parts = this.#partTables(engine, manifest);
      this.opened = { manifest, engine, ruleset, metrics, batch };
    } catch (cause) {
      this.#fail(failureOf(cause));
    }
  }

  /** How many verdicts these metrics have. */
  rowsOf(metrics: readonly string[]): number {
    const wanted = this.opened?.manifest.metrics.filter((metric) => metrics.includes(metric.id)) ?? [];
    return wanted.reduce((sum, metric) => sum + metric.rows, 0);
  }

  /** True when the verdicts of these metrics are few enough to be loaded without being asked for. */
  eager(metrics: readonly string[]): boolean {
    return this.rowsOf(metrics) <= eagerRows;
  }

  /** The large tables of a snapshot that is read by parts; null of one that is opened whole. */
  get parts(): PartTables | null {
    return this.opened && dueTable in this.opened.manifest.tables ? this.#parts : null;
  }

  /** Whether only the row groups of a table are read that are needed. */
  isDivided(table: string): boolean {
    return this.opened !== null && indexName(table) in this.opened.manifest.tables;
  }

  /**
   * Answers a question on verdicts with all rows it needs in the engine; they are there until it is answered. `work` is given the question as it is
   * to be put. Rejects like `need`, and with a `TooLargeError` when there is no room for the rows.
   */
  async asking<T>(query: RowQuery, work: (query: RowQuery) => Promise<T>): Promise<T> {
    const { parts } = this;
    const from = this.#dividedSource(query);
    if (!parts || from === null) {
      await this.need(query.metrics);
      return work(query);
    }
    const put = { ...query, ...(from === dueTable ? { from } : {}) };
    return parts.with([wishOf(from, query)], () => work(put));
  }

  /** Answers one question on the verdicts of several metrics, each in the table of its own. Rejects like `asking`. */
  async askingEach<T>(queries: readonly RowQuery[], work: () => Promise<T>): Promise<T> {
    const { parts } = this;
    const whole = queries.filter((query) => this.#dividedSource(query) === null);
    if (whole.length > 0) await this.need(whole.flatMap(({ metrics }) => metrics));
    return parts ? parts.with(this.#wishesOf(queries), work) : work();
  }

  /** The same as `sizeOf` of several. */
  async sizeOfEach(queries: readonly RowQuery[]): Promise<{ rows: number; fits: boolean }> {
    return this.parts?.size(this.#wishesOf(queries)) ?? { rows: 0, fits: true };
  }

  #wishesOf(queries: readonly RowQuery[]): Wish[] {
    return queries.flatMap((query) => {
      const from = this.#dividedSource(query);
      return from === null ? [] : [wishOf(from, query)];
    });
  }

  /** Whether there is room for all rows that a question needs, and how many it looks through. */
  async sizeOf(query: RowQuery): Promise<{ rows: number; fits: boolean }> {
    const from = this.#dividedSource(query);
    if (!this.parts || from === null) return { rows: this.rowsOf(query.metrics), fits: true };
    return this.parts.size([wishOf(from, query)]);
  }

  /**
   * The same as `asking` where only the first `n` rows are asked for, those that are longest overdue. Rejects with a `TooLargeError` where that
   * can't be told without reading more than there is room for.
   */
  async askingLongest<T>(query: RowQuery, n: number, work: (query: RowQuery) => Promise<T>): Promise<T> {
    const { parts, opened } = this;
    const from = this.#dividedSource(query);
    if (!parts || !opened || from === null) return this.asking(query, work);
    const foremost = from === dueTable ? await this.#amongLongest(parts, opened, query, n, work) : null;
    if (foremost) return foremost.answer;
    const put = { ...query, ...(from === dueTable ? { from } : {}) };
    const enough = async (bound: number | null) =>
      bound !== null && Number.isFinite(bound) && (await countRows(opened.engine, { ...put, longer: bound })) >= n;
    return parts.withGreatest(from, conditionsOf(query), 'over', enough, () => work(put));
  }

  /** The same from the table of what is longest overdue; null where that does not go far enough. */
  async #amongLongest<T>(
    parts: PartTables,
    { engine }: OpenSnapshot,
    query: RowQuery,
    n: number,
    work: (query: RowQuery) => Promise<T>,
  ): Promise<{ answer: T } | null> {
    const overdueOnly = query.states?.every((state) => state === 'overdue') ?? false;
    // those of one agency stand together elsewhere
    if (!overdueOnly || query.filter?.orgs?.length === 1) return null;
    const put = { ...query, from: longestTable };
    const enough = async (bound: number | null) =>
      bound !== null && Number.isFinite(bound) && (await countRows(engine, { ...put, longer: bound })) >= n;
    return parts.withGreatest(
      longestTable,
      conditionsOf(query),
      'over',
      enough,
      async () => {
        const found = await rows(engine, { ...put, order: { by: 'over', descending: true }, limit: n, offset: 0 });
        return (await areLongest(engine, query, found, n)) ? { answer: await work(put) } : null;
      },
      1,
    );
  }

  /**
   * Answers a question on the `n` rows that fall due soonest, of a query of what is pending until a day. `work` is given the table that has them.
   * Null where that can't be told without reading more than there is room for.
   */
  async askingSoonest<T>(
    query: RowQuery,
    n: number,
    work: (from: string | undefined) => Promise<T>,
  ): Promise<T | null> {
    const { parts, opened } = this;
    if (!parts || !opened) return this.asking(query, ({ from }) => work(from));
    if (query.filter?.orgs?.length !== 1) {
      const put: RowQuery = { ...query, from: soonestTable };
      const first = () => rows(opened.engine, { ...put, order: { by: 'due_on' }, limit: n });
      const enough = async () => (await countRows(opened.engine, put)) >= n;
      const found = await parts.withFirst(soonestTable, conditionsOf(query), enough, async () =>
        (await areSoonest(opened.engine, query, await first(), n)) ? { answer: await work(soonestTable) } : null,
      );
      if (found) return found.answer;
    }
    return (await this.sizeOf(query)).fits ? this.asking(query, ({ from }) => work(from)) : null;
  }

  /** Answers a question on how much falls due on each day until one, of a snapshot that is read by parts. Rejects like `asking`. */
  async askingCounts<T>(filter: Filter, dueBy: string, work: (from: string) => Promise<T>): Promise<T> {
    const { parts } = this;
    if (!parts) throw new Error('the snapshot is opened whole');
    const { orgs = [] } = filter;
    const conditions = [...(orgs.length > 0 ? [{ column: 'org', any: orgs }] : []), { column: 'due_on', to: dueBy }];
    return parts.with([{ table: dueCountsTable, conditions }], () => work(dueCountsTable));
  }

  /** How many rows a list too large to be read has at its head, at most `headRows`; 0 where it can't be told which they are. */
  async firstRows(query: RowQuery, count: (query: RowQuery) => Promise<number>): Promise<number> {
    try {
      return Math.min(headRows, await this.askingLongest(query, headRows, count));
    } catch (cause) {
      if (cause instanceof TooLargeError) return 0;
      throw cause;
    }
  }

  /** The large table that has the rows of a question; null where they are in tables that are read whole. */
  #dividedSource(query: RowQuery): string | null {
    const [only, ...others] = query.metrics;
    if (!this.parts || only === undefined) return null;
    if (others.length === 0) return this.isDivided(`verdicts/${only}`) ? `verdicts/${only}` : null;
    return isOfDue(query) ? dueTable : null;
  }

  /** Makes sure that the verdicts of these metrics are in the engine. Rejects when a file is missing or damaged, and says so in `failure`. */
  async need(metrics: readonly string[]): Promise<void> {
    for (const id of metrics) await this.#needOne(id);
    const { opened } = this;
    if (!opened || metrics.every((id) => this.#viewed.has(id))) return void (await this.#view);
    // said before the view is made: whoever makes it next to this one includes these too
    for (const id of metrics) this.#viewed.add(id);
    const made = opened.engine.run(verdictView([...this.#viewed]));
    this.#view = Promise.all([this.#view, made]);
    await this.#view;
  }

  /**
   * Makes sure that the verdicts of these metrics are in the engine, except of those whose file is missing or damaged. Returns the metrics
   * that are there; the files are in `lost`.
   */
  async available<M extends string>(metrics: readonly M[]): Promise<M[]> {
    const found: M[] = [];
    for (const id of metrics)
      try {
        await this.#needOne(id);
        found.push(id);
      } catch (cause) {
        if (!(cause instanceof ParquetError)) throw cause;
      }
    await this.need(found);
    return found;
  }

  /** Turns the failure of a question into the state of the screen: what can't be computed is not shown by halves. */
  report(cause: unknown): void {
    if (this.opened && isOutOfMemory(cause) && performance.now() - this.#restartedAt > restartPause)
      return void this.#restart(this.opened.engine);
    const failure = failureOf(cause);
    if (this.opened && (cause instanceof ParquetError || cause instanceof TooLargeError)) this.broken ??= failure;
    else this.#fail(failure);
  }

  /** Starts another engine in place of one that ran out of memory, and opens the snapshot anew: what is on the screen asks again. */
  async #restart(engine: WasmEngine): Promise<void> {
    this.#restartedAt = performance.now();
    this.opened = null;
    this.step = 'manifest';
    this.loaded = new Set();
    this.lost = [];
    this.#viewed.clear();
    this.#view = Promise.resolve();
    this.#loading.clear();
    this.#loader?.close();
    this.#loader = null;
    this.#parts = null;
    this.#held = null;
    await engine.kill();
    await this.open();
    this.restarted = true;
  }

  /** Asks again for what did not arrive: the screen asks anew for all it shows, and gets at once what is there. */
  retry(): void {
    this.lost = this.lost.filter(({ kind }) => kind !== 'unreachable');
    this.broken = null;
    this.attempt++;
  }

  /** Another screen is shown, which may be well. */
  leave(): void {
    this.broken = null;
    this.restarted = false;
  }

  /** The screen that is shown goes: what it needed whole may be let go. */
  letGo(): void {
    this.#held?.release();
    this.#held = null;
  }

  /** Makes sure that the table `issues` is in the engine. Rejects like `need`. */
  async needIssues(): Promise<void> {
    await this.#once('issues', 'issues');
  }

  /** Makes sure that the register of agencies is in the engine. Rejects like `need`. */
  async needOrgs(): Promise<void> {
    await this.#once('orgs', 'all_orgs');
  }

  /** Makes sure that the officers are in the engine, as they were known on the as-of day. Rejects like `need`. */
  async needOfficers(): Promise<void> {
    const { opened } = this;
    if (!opened) throw new Error('no snapshot is open');
    await this.#once('officers', 'all_officers');
    await opened.engine.run(knownView(layoutById('officers'), opened.manifest.as_of));
  }

  /** Makes sure that the table `open_links` is in the engine. Rejects like `need`. */
  async needOpenLinks(): Promise<void> {
    await this.#once('open_links', 'open_links');
  }

  /** Makes sure that the table `masked` is in the engine. Rejects like `need`. */
  async needMasked(): Promise<void> {
    await this.#once('masked', 'masked');
  }

  /** Makes sure that the rows a case can be of are in the engine, as they were known on the as-of day. Rejects like `need`. */
  async needActs(): Promise<void> {
    for (const layout of actLayouts)
      await this.#once(layout.id, `all_${layout.id}`, ({ engine, manifest }) =>
        engine.run(knownView(layout, manifest.as_of)),
      );
  }

  /** Makes sure that the rows of these layouts are in the engine, as they were known on the as-of day. Rejects like `need`. */
  async needKnown(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const see = ({ engine, manifest }: OpenSnapshot) => engine.run(knownView(layoutById(id), manifest.as_of));
      await this.#once(id, `all_${id}`, see);
      // who loaded it before may not have made the view
      if (this.opened) await see(this.opened);
    }
  }

  /** Makes sure that everything a case is collected from is in the engine. Rejects like `need`. */
  async needCase(): Promise<void> {
    const { opened } = this;
    if (!opened) throw new Error('no snapshot is open');
    for (const name of [...layouts.map((layout) => layout.id), 'penalties', 'staff'])
      if (!actLayouts.some(({ id }) => id === name)) await this.#once(name, `all_${name}`);
    await this.needActs();
    await this.needIssues();
    await this.#once('originals', 'all_originals', ({ engine, manifest }) => engine.run(knownViews(manifest.as_of)));
    await this.available(opened.manifest.metrics.map((metric) => metric.id));
  }

  /** Makes sure that a table is in the engine, all of it. Rejects like `need`. */
  async needTable(name: string): Promise<void> {
    await this.#once(name, engineTable(name));
  }

  async #needOne(id: string): Promise<void> {
    await this.#once(`verdicts/${id}`, verdictTable(id), async () => {
      this.loaded = new Set([...this.loaded, id]);
    });
  }

  /** All row groups of a large table, while this screen is shown. Rejects with a `TooLargeError` when there is no room for them. */
  async #keepWhole(name: string, then?: (opened: OpenSnapshot) => Promise<void>): Promise<void> {
    const { parts, opened } = this;
    if (!parts || !opened) throw new Error('no snapshot is open');
    this.#held ??= parts.hold();
    await this.#held.add([{ table: name, conditions: [] }]);
    await then?.(opened);
  }

  /** Loads a table of the snapshot when it is asked for first; whoever asks again waits for the same. */
  #once(name: string, table: string, then?: (opened: OpenSnapshot) => Promise<void>): Promise<void> {
    if (this.parts && this.isDivided(name)) return this.#keepWhole(name, then);
    const running = this.#loading.get(name);
    if (running) return running;
    const { opened } = this;
    if (!opened) return Promise.reject(new Error('no snapshot is open'));
    const mine = (async () => {
      try {
        this.step = 'rows';
        await this.#load(opened.engine, opened.manifest, name, table);
        this.lost = this.lost.filter(({ file }) => file !== opened.manifest.tables[name]?.path);
        await then?.(opened);
        this.progress = { bytes: 0, rows: 0, total: 0 };
      } catch (cause) {
        const failure = failureOf(cause);
        // may be asked for again: a connection comes back
        if (failure.kind === 'unreachable') this.#loading.delete(name);
        this.#note(failure);
        throw cause;
      }
    })();
    this.#loading.set(name, mine);
    return mine;
  }

  /** The tables that are read by parts, with where they come from. */
  #partTables(engine: WasmEngine, manifest: Manifest): PartTables {
    const statedOf = (name: string) => {
      const stated = manifest.tables[name];
      if (!stated) throw new ParquetError('damaged', manifestFile, `tables.${name}`);
      return stated;
    };
    const loader = () => (this.#loader ??= new ParquetLoader());
    return new PartTables(engine, {
      nameOf: engineTable,
      loadIndex: async (name, index) => {
        await engine.run(`DROP TABLE IF EXISTS ${identifier(index)}`);
        await this.#load(engine, manifest, indexName(name), index);
      },
      makeEmpty: (name, target, footer) => loader().makeEmpty(engine, target, footer, snapshotUrl(statedOf(name).path)),
      load: async (name, targetOf, parts) => {
        const stated = statedOf(name);
        const source = await shownFiles.source(stated, true);
        try {
          await loader().loadParts(engine, targetOf, source, stated, parts, (p) => {
            this.progress = { ...p, total: parts.reduce((sum, { bytes }) => sum + bytes, 0) };
          });
        } catch (cause) {
          this.#note(failureOf(cause));
          throw cause;
        }
        this.progress = { bytes: 0, rows: 0, total: 0 };
        this.lost = this.lost.filter(({ file }) => file !== stated.path);
      },
    });
  }

  /** Puts the snapshot's table `name` into `table` of the engine; the manifest says in which file it is and how many rows it has. */
  async #load(engine: WasmEngine, manifest: Manifest, name: string, table: string): Promise<void> {
    const stated = manifest.tables[name];
    // of a layout that the program did not know yet there are no rows
    const unknown = stated ? undefined : layouts.find(({ id }) => id === name);
    if (unknown) return engine.run(emptyAccepted(unknown));
    if (!stated) throw new ParquetError('damaged', manifestFile, `tables.${name}`);
    const loader = (this.#loader ??= new ParquetLoader());
    const rows = await loader.load(engine, table, await shownFiles.source(stated), (p) => {
      this.progress = { ...p, total: stated.bytes };
    });
    if (stated.rows !== rows) throw new ParquetError('damaged', stated.path, `${rows} ≠ ${stated.rows}`);
  }

  #note(failure: Failure): void {
    if (failure.kind !== 'damaged' && failure.kind !== 'unreachable') return;
    if (!this.lost.some(({ file }) => file === failure.file)) this.lost = [...this.lost, failure];
  }

  #fail(failure: Failure): void {
    this.failure ??= failure;
  }
}

/** Table of the manifest → its name in the engine. */
function engineTable(name: string): string {
  const metric = /^verdicts\/(.+)$/.exec(name)?.[1];
  if (metric !== undefined) return verdictTable(metric);
  return plainTables.has(name) ? name : `all_${name}`;
}

const plainTables: ReadonlySet<string> = new Set([
  ...['by_due', 'by_subject', 'longest', 'soonest', 'due_counts', 'acts', 'unnumbered', 'lookup'],
  ...['issues', 'open_links', 'masked', 'cube', 'calendar', 'deadline'],
]);

async function startEngine(): Promise<WasmEngine> {
  const { browserEngine, EngineStalledError } = await import('../engine/wasm.browser.ts');
  try {
    return await browserEngine();
  } catch (cause) {
    if (cause instanceof EngineStalledError) throw new ParquetError('stalled', cause.file, cause.name);
    throw new EngineStartError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

export const snapshot = new SnapshotState();
