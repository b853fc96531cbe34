import { choose, greatestFirst, partOf, runsOf, type Condition, type IndexRow, type Part } from '../snapshot/parts.ts';
import { identifier, type Engine } from './engine.ts';
import type { PartToRead } from './parquet.ts';

/** Rows that must be in the engine while something is asked of them: those of a table that can fulfil the conditions, or whole row groups. */
export type Wish =
  | { readonly table: string; readonly conditions: readonly Condition[] }
  | { readonly table: string; readonly parts: readonly number[] };

/** Where the tables come from. */
export interface PartStore {
  /** what is known of a table that is read by parts; its index is put into the engine as `index` */
  readonly loadIndex: (table: string, index: string) => Promise<void>;
  /** makes an empty table of the kind; `footer`: that of a file of the same columns without rows */
  readonly makeEmpty: (table: string, target: string, footer: Uint8Array) => Promise<void>;
  /** makes a table of each of these row groups, which follow each other in the file */
  readonly load: (table: string, targetOf: (part: number) => string, parts: readonly PartToRead[]) => Promise<void>;
  /** name of the table in the engine */
  readonly nameOf: (table: string) => string;
}

/** Cells (rows × columns). A cell of verdicts takes some 13 bytes in the engine. */
export interface Room {
  /** what one question may need */
  readonly once: number;
  /** what stays when nobody needs it, for the next question */
  readonly kept: number;
}

export const standardRoom: Room = { once: 8_000_000, kept: 10_000_000 };

/** A question needs more rows than there is room for. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
  /** rows it would have to look through, and how many there may be of them */
  readonly rows: number;
  readonly most: number;
  constructor(rows: number, most: number) {
    super(`${rows} > ${most}`);
    this.rows = rows;
    this.most = most;
  }
}

/** Bytes that one request brings at most, if more than one row group. */
const requestBytes = 4 * 1048576;

interface PartTable {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly columns: number;
  readonly loaded: Map<number, Loaded>;
}

interface Loaded {
  readonly cells: number;
  pins: number;
  /** when it was needed last */
  used: number;
}

/**
 * Large tables of which only some row groups are in the engine: each is a table, and a view over those that are there has the name of the whole. A
 * question says what it needs, and holds it until it is answered; what nobody holds is let go when there is no more room, the longest unused first.
 */
export class PartTables {
  readonly #engine: Engine;
  readonly #store: PartStore;
  readonly #room: Room;
  readonly #tables = new Map<string, Promise<PartTable>>();
  readonly #opened: PartTable[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #clock = 0;

  constructor(engine: Engine, store: PartStore, room: Room = standardRoom) {
    this.#engine = engine;
    this.#store = store;
    this.#room = room;
  }

  /** Makes sure that the table is known to the engine, if only empty. Rejects when its index can't be read. */
  async prepare(table: string): Promise<void> {
    await this.#open(table);
  }

  /** How many rows a question must look through at most, and whether there is room for them. */
  async size(wishes: readonly Wish[]): Promise<{ rows: number; fits: boolean }> {
    const { rows, cells } = await this.#measure(wishes);
    return { rows, fits: cells <= this.#room.once };
  }

  /** Answers a question with the rows it needs in the engine. Rejects with a `TooLargeError` when they are too many. */
  async with<T>(wishes: readonly Wish[], work: () => Promise<T>): Promise<T> {
    const held = this.hold();
    try {
      await held.add(wishes);
      return await work();
    } finally {
      held.release();
    }
  }

  /**
   * Answers a question on the rows with the greatest values of a numeric column, which has `enough` of them as soon as it says so of those
   * that are greater than a bound; null stands for all there are. `first`: row groups that are read at once to begin with. Rejects with a `TooLargeError` when too many rows must be read to tell.
   */
  async withGreatest<T>(
    table: string,
    conditions: readonly Condition[],
    column: string,
    enough: (bound: number | null) => Promise<boolean>,
    work: () => Promise<T>,
    first = 8,
  ): Promise<T> {
    const { parts } = await this.#open(table);
    const ordered = greatestFirst(choose(parts, conditions), column);
    const held = this.hold();
    try {
      for (let next = 0, step = first; next < ordered.length; step *= 2) {
        const now = ordered.slice(next, next + step);
        await held.add([{ table, parts: now.map(({ part }) => part.part) }]);
        next += now.length;
        const bound = ordered[next]?.most;
        if (bound !== null && bound !== undefined && (await enough(bound))) break;
      }
      return await work();
    } finally {
      held.release();
    }
  }

  /**
   * Answers a question on the rows that stand first in a table, of those that can fulfil the conditions, which has enough of them as soon as it says
   * so. Rejects with a `TooLargeError` when too many rows must be read to tell.
   */
  async withFirst<T>(
    table: string,
    conditions: readonly Condition[],
    enough: () => Promise<boolean>,
    work: () => Promise<T>,
  ): Promise<T> {
    const parts = choose((await this.#open(table)).parts, conditions).map(({ part }) => part);
    const held = this.hold();
    try {
      for (let next = 0, step = 1; next < parts.length; step *= 2) {
        await held.add([{ table, parts: parts.slice(next, next + step) }]);
        next += step;
        if (await enough()) break;
      }
      return await work();
    } finally {
      held.release();
    }
  }

  /** A hold on rows that are needed step by step; released once, it holds nothing any more. */
  hold(): { add: (wishes: readonly Wish[]) => Promise<void>; release: () => void } {
    const mine: Loaded[] = [];
    const held: Wish[] = [];
    let released = false;
    return {
      add: async (wishes) => {
        const { rows, cells } = await this.#measure([...held, ...wishes]);
        if (cells > this.#room.once) throw new TooLargeError(rows, Math.floor((rows * this.#room.once) / cells));
        held.push(...wishes);
        const brought = await this.#inTurn(() => this.#bring(wishes));
        // who asked may have gone while it was read
        if (released) for (const one of brought) one.pins--;
        else mine.push(...brought);
      },
      release: () => {
        released = true;
        for (const one of mine) one.pins--;
        mine.length = 0;
      },
    };
  }

  async #measure(wishes: readonly Wish[]): Promise<{ rows: number; cells: number }> {
    const sum = { rows: 0, cells: 0 };
    for (const [table, parts] of await this.#chosen(wishes))
      for (const { rows } of parts) {
        sum.rows += rows;
        sum.cells += rows * table.columns;
      }
    return sum;
  }

  async #chosen(wishes: readonly Wish[]): Promise<Map<PartTable, Set<Part>>> {
    const chosen = new Map<PartTable, Set<Part>>();
    for (const wish of wishes) {
      const table = await this.#open(wish.table);
      const numbers = 'parts' in wish ? new Set(wish.parts) : null;
      const parts =
        'conditions' in wish
          ? choose(table.parts, wish.conditions)
          : table.parts.filter(({ part }) => numbers?.has(part));
      chosen.set(table, new Set([...(chosen.get(table) ?? []), ...parts]));
    }
    return chosen;
  }

  /** Brings what is not there yet, and pins all of it. */
  async #bring(wishes: readonly Wish[]): Promise<Loaded[]> {
    const pinned: Loaded[] = [];
    try {
      const chosen = await this.#chosen(wishes);
      for (const [table, parts] of chosen)
        for (const { part } of parts) {
          const there = table.loaded.get(part);
          if (there) pinned.push(this.#pin(there));
        }
      for (const [table, parts] of chosen) {
        const missing = [...parts].filter(({ part }) => !table.loaded.has(part));
        if (missing.length === 0) continue;
        await this.#makeRoom(missing.reduce((sum, { rows }) => sum + rows * table.columns, 0));
        for (const run of runsOf(missing, requestBytes)) {
          await this.#store.load(table.name, (part) => partTable(this.#nameOf(table), part), run);
          for (const { part, rows } of run) {
            const one = { cells: rows * table.columns, pins: 0, used: 0 };
            table.loaded.set(part, one);
            pinned.push(this.#pin(one));
          }
        }
        await this.#engine.run(viewOf(this.#nameOf(table), table.loaded.keys()));
      }
      return pinned;
    } catch (cause) {
      for (const one of pinned) one.pins--;
      // what has come before it went wrong is there all the same
      for (const table of this.#opened) await this.#engine.run(viewOf(this.#nameOf(table), table.loaded.keys()));
      throw cause;
    }
  }

  #pin(one: Loaded): Loaded {
    one.pins++;
    one.used = ++this.#clock;
    return one;
  }

  async #makeRoom(cells: number): Promise<void> {
    const all = this.#opened.flatMap((table) => [...table.loaded].map(([part, one]) => ({ table, part, one })));
    let over = all.reduce((sum, { one }) => sum + one.cells, 0) + cells - this.#room.kept;
    const idle = all.filter(({ one }) => one.pins === 0).sort((a, b) => a.one.used - b.one.used);
    const leaving = idle.filter(({ one }) => {
      if (over <= 0) return false;
      over -= one.cells;
      return true;
    });
    for (const table of new Set(leaving.map((one) => one.table))) {
      const own = leaving.filter((one) => one.table === table);
      for (const { part } of own) table.loaded.delete(part);
      await this.#engine.run(viewOf(this.#nameOf(table), table.loaded.keys()));
      for (const { part } of own)
        await this.#engine.run(`DROP TABLE ${identifier(partTable(this.#nameOf(table), part))}`);
    }
  }

  #open(name: string): Promise<PartTable> {
    const before = this.#tables.get(name);
    if (before) return before;
    const mine = this.#inTurn(() => this.#openNow(name));
    this.#tables.set(name, mine);
    // a connection comes back
    mine.catch(() => this.#tables.delete(name));
    return mine;
  }

  async #openNow(name: string): Promise<PartTable> {
    const target = this.#store.nameOf(name);
    const index = `${target}__index`;
    await this.#store.loadIndex(name, index);
    const rows = await this.#engine.query<IndexRow>(
      `SELECT part, start, bytes, rows, sha256, bounds FROM ${identifier(index)} ORDER BY part`,
    );
    const [first] = await this.#engine.query<{ schema: string }>(
      `SELECT hex(schema) AS schema FROM ${identifier(index)} WHERE part = 0`,
    );
    // what it says is in hand now
    await this.#engine.run(`DROP TABLE ${identifier(index)}`);
    await this.#store.makeEmpty(name, emptyTable(target), fromHex(first?.schema ?? ''));
    await this.#engine.run(viewOf(target, []));
    const [count] = await this.#engine.query<{ n: number }>(
      'SELECT count(*) AS n FROM information_schema.columns WHERE table_name = $1',
      [target],
    );
    const table = { name, parts: rows.map(partOf), columns: count?.n ?? 1, loaded: new Map<number, Loaded>() };
    this.#opened.push(table);
    return table;
  }

  #nameOf({ name }: PartTable): string {
    return this.#store.nameOf(name);
  }

  /** One after the other, so that no view names a table that is not there. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

function partTable(name: string, part: number): string {
  return `${name}__${part}`;
}

function emptyTable(name: string): string {
  return `${name}__none`;
}

function viewOf(name: string, parts: Iterable<number>): string {
  const tables = [emptyTable(name), ...[...parts].sort((a, b) => a - b).map((part) => partTable(name, part))];
  return `CREATE OR REPLACE VIEW ${identifier(name)} AS ${tables.map((table) => `SELECT * FROM ${identifier(table)}`).join(' UNION ALL ')}`;
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
