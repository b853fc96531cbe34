import {
  excusedCounts,
  excusedMetrics,
  excusedRows,
  ExcusedTable,
  type Excused,
  type ExcusedRow,
} from '../excuses/effect.ts';
import { added, compared, excusable, nameOf, parseLog, standing, type Entry, type Excusable } from '../excuses/log.ts';
import type { Filter, VerdictRow } from '../results/types.ts';
import { snapshotHash } from '../snapshot/identity.ts';
import { keepExcuses, keptExcuses, whenExcused } from '../workspace/excuses.ts';
import { WorkspaceError } from '../workspace/workspace.ts';
import { snapshot, type OpenSnapshot } from './snapshot.svelte.ts';

/** A row and what it is, as far as an entry says so. */
type Row = Pick<VerdictRow, 'metric' | 'org' | 'key'> & { readonly state: Excusable };

/** What came of another copy of the log. */
export type Taken =
  | { readonly kind: 'same' | 'shorter' }
  | { readonly kind: 'longer'; readonly n: number }
  | { readonly kind: 'apart'; readonly seq: number };

class Excuses {
  log = $state.raw<readonly Entry[]>([]);
  /** entries that hold, by row (`nameOf`) */
  readonly standing = $derived(new Map(standing(this.log).map((entry) => [nameOf(entry), entry])));
  /** false: this browser keeps nothing, the log lasts as long as the page */
  kept = $state(true);
  /** what this browser keeps has been read: until then nobody knows whether anything is excused */
  known = $state(false);
  readonly #table = new ExcusedTable();

  /** Reads what this browser keeps, and again when another tab has added to it. Returns how to stop. */
  start(): () => void {
    void this.#read();
    return whenExcused(() => void this.#read());
  }

  async #read(): Promise<void> {
    try {
      const log = await keptExcuses();
      // what is the same is not asked about again
      if (log.length !== this.log.length || log.at(-1)?.hash !== this.log.at(-1)?.hash) this.log = log;
      this.kept = true;
    } catch {
      this.kept = false;
    }
    this.known = true;
  }

  /** Adds an entry for each of these rows: all or none. Rejects with `WorkspaceError` or `LogError`. */
  async add(rows: readonly Row[], { as_of, tables }: OpenSnapshot['manifest'], said: Said): Promise<void> {
    const at = new Date().toISOString();
    const about = { ...said, at, as_of, snapshot: snapshotHash({ tables }) };
    const log = rows.reduce<readonly Entry[]>(
      (all, { metric, org, key, state }) => added(all, { ...about, metric, org, key, state }),
      this.log,
    );
    await this.#keep(log);
  }

  /** Takes over the file of another copy of this log, where it goes on from ours. Rejects with `LogError` or `WorkspaceError`. */
  async take(file: string): Promise<Taken> {
    const other = parseLog(file);
    const how = compared(this.log, other);
    if (how.kind !== 'longer') return how as Taken;
    const n = other.length - this.log.length;
    await this.#keep(other);
    return { kind: 'longer', n };
  }

  async #keep(log: readonly Entry[]): Promise<void> {
    try {
      await keepExcuses(log.slice(this.log.length));
    } catch (cause) {
      if (cause instanceof WorkspaceError && cause.reason === 'changed') await this.#read();
      if (!(cause instanceof WorkspaceError) || cause.reason !== 'unavailable') throw cause;
      this.kept = false;
    }
    this.log = log;
  }

  /** Makes sure that the rows that are excused now are in the engine, and returns the present metrics that have some. */
  async need(opened: OpenSnapshot): Promise<string[]> {
    const metrics = await this.#seen(opened);
    if (metrics.length > 0) await snapshot.need(metrics);
    return metrics;
  }

  /** Answers a question on the excused rows of the present metrics that have some, within a filter. */
  async #asking<T>(opened: OpenSnapshot, filter: Filter, work: (metrics: string[]) => Promise<T>): Promise<T> {
    const metrics = await this.#seen(opened);
    const queries = metrics.map((id) => {
      const concerned = [...new Set(this.log.filter(({ metric }) => metric === id).map(({ org }) => org))];
      const orgs = filter.orgs && filter.orgs.length > 0 ? filter.orgs : concerned;
      return { metrics: [id], filter: { ...filter, orgs }, states: excusable };
    });
    return snapshot.askingEach(queries, () => work(metrics));
  }

  /** The table of what is excused now; the present metrics that have some. */
  async #seen(opened: OpenSnapshot): Promise<string[]> {
    const log = this.log;
    const present = new Set(opened.metrics.map(({ id }) => id));
    await this.#table.see(opened.engine, log);
    return excusedMetrics(log).filter((id) => present.has(id));
  }

  /** The excused rows themselves. */
  async rows(opened: OpenSnapshot): Promise<ExcusedRow[]> {
    return this.#asking(opened, {}, (metrics) => excusedRows(opened.engine, metrics));
  }

  /** Makes sure that the table of what is excused now is in the engine. */
  async see(opened: OpenSnapshot): Promise<void> {
    await this.#seen(opened);
  }

  /** How many rows of each metric and agency are excused within a filter. */
  async counts(opened: OpenSnapshot, filter: Filter): Promise<Excused> {
    return this.#asking(opened, filter, (metrics) => excusedCounts(opened.engine, metrics, filter));
  }
}

/** Who says what. */
export interface Said {
  readonly by: string;
  readonly reason: string;
  readonly act: Entry['act'];
}

export const excuses = new Excuses();
