import { SvelteMap } from 'svelte/reactivity';
import type { RowOrder } from '../results/rows.ts';
import type { VerdictRow } from '../results/types.ts';

/**
 * The rows a reader has ticked: some, or all of a list but some. Of a list of a million rows only those that were touched are held.
 */
export class RowSelection {
  /** all of the list but `touched`; otherwise `touched` alone */
  all = $state(false);
  readonly #touched = new SvelteMap<string, VerdictRow>();

  has(row: VerdictRow): boolean {
    return this.#touched.has(idOf(row)) !== this.all;
  }

  toggle(row: VerdictRow): void {
    const id = idOf(row);
    if (!this.#touched.delete(id)) this.#touched.set(id, row);
  }

  selectAll(): void {
    this.all = true;
    this.#touched.clear();
  }

  clear(): void {
    this.all = false;
    this.#touched.clear();
  }

  /** How many of a list of `total` rows are ticked. */
  count(total: number): number {
    return this.all ? total - this.#touched.size : this.#touched.size;
  }

  /** The ticked rows in this order; `list` gives the whole list in it and is asked only when all but some are ticked. */
  async rows(list: () => Promise<VerdictRow[]>, order: Order): Promise<VerdictRow[]> {
    if (this.all) return (await list()).filter((row) => this.has(row));
    return [...this.#touched.values()].sort((a, b) => compare(a, b, order));
  }
}

interface Order {
  readonly by: RowOrder;
  readonly descending: boolean;
}

function idOf({ metric, org, key, file, record }: VerdictRow): string {
  return JSON.stringify([metric, org, key, file, record]);
}

/** The order of `rows`: the column asked for with nothing last, then metric, key, file and record. */
export function compare(a: VerdictRow, b: VerdictRow, { by, descending }: Order): number {
  const [x, y] = [a[by], b[by]];
  if (x !== y) {
    if (x === null) return 1;
    if (y === null) return -1;
    return x < y === descending ? 1 : -1;
  }
  for (const name of ['metric', 'key', 'file', 'record'] as const)
    if (a[name] !== b[name]) return a[name] < b[name] ? -1 : 1;
  return 0;
}
