import type { Engine } from '../engine/engine.ts';
import { StaleError } from '../engine/until.ts';
import { Bindings } from './filter.ts';
import { conditions, orderOf, rowColumns, rows, source, type RowQuery } from './rows.ts';
import type { VerdictRow } from './types.ts';

/** Up to so many rows a page is cut out of the sorted list each time; sorting them takes less than a blink. */
const sortedEachTime = 50_000;

/** Answers a question while the rows it needs are in the engine; it is given as it is to be put. */
export type Asking = <T>(query: RowQuery, work: (query: RowQuery) => Promise<T>) => Promise<T>;

let made = 0;

/**
 * A list in its order, read page by page wherever one scrolls to. A long one is sorted once: where its rows stand is kept in a table of
 * the engine, from which a page in the middle costs as little as the first. `total` is the number of its rows (`countRows`).
 */
export class RowList {
  readonly #engine: Engine;
  readonly #query: RowQuery;
  readonly #total: number;
  readonly #asking: Asking;
  readonly #table = `row_list_${++made}`;
  #sorting: Promise<boolean> | null = null;
  #closed = false;

  /** `asking`: where the rows are not simply all there */
  constructor(engine: Engine, query: RowQuery, total: number, asking: Asking = (asked, work) => work(asked)) {
    this.#engine = engine;
    this.#query = query;
    this.#total = total;
    this.#asking = asking;
  }

  /** Rows `offset` … `offset + limit - 1`. The first ones don't wait for the whole to be sorted. Rejects with a `StaleError` once closed. */
  async page(offset: number, limit: number): Promise<VerdictRow[]> {
    if (offset === 0 || this.#total <= sortedEachTime)
      return this.#asking(this.#query, (query) => rows(this.#engine, { ...query, limit, offset }));
    const apart = await this.sort();
    if (this.#closed) throw new StaleError();
    const [first, last] = [offset, offset + limit - 1].map(Math.trunc);
    const cut = (columns: string) => `SELECT ${columns} FROM ${this.#table} WHERE rowid BETWEEN ${first} AND ${last}`;
    return this.#engine.query<VerdictRow>(
      apart
        ? `SELECT ${rowColumns} FROM (${cut('rowid AS position, place')}) s JOIN ${source(this.#query)} v ON v.rowid = s.place ORDER BY position`
        : `${cut(rowColumns)} ORDER BY rowid`,
    );
  }

  /**
   * Sorts a long list, when somebody is about to scroll in it; nothing to do for a short one. True when the table has the rows' places in
   * the one table that they come from, false when it has the rows themselves, for rows of several tables have no common place.
   */
  sort(): Promise<boolean> {
    if (this.#total <= sortedEachTime) return Promise.resolve(false);
    return (this.#sorting ??= this.#asking(this.#query, (query) => this.#sort(query)));
  }

  async #sort(query: RowQuery): Promise<boolean> {
    const from = source(query);
    const tables = await this.#engine.query(
      `SELECT 1 AS yes FROM information_schema.tables WHERE table_name = '${from}' AND table_type = 'BASE TABLE'`,
    );
    const apart = tables.length > 0;
    const bindings = new Bindings();
    const where = conditions(query, bindings);
    const { join, by } = orderOf(query, bindings);
    await this.#engine.query(
      `CREATE TABLE ${this.#table} AS SELECT ${apart ? `${from}.rowid AS place` : rowColumns} FROM ${from} ${join} ${where} ORDER BY ${by}`,
      bindings.values,
    );
    if (this.#closed) await this.#drop();
    return apart;
  }

  /** Gives back what the engine keeps for the list. */
  close(): void {
    this.#closed = true;
    // an engine that is gone has nothing to give back
    void this.#sorting?.then(() => this.#drop()).catch(() => undefined);
  }

  async #drop(): Promise<void> {
    await this.#engine.run(`DROP TABLE IF EXISTS ${this.#table}`);
  }
}
