import { SvelteMap } from 'svelte/reactivity';
import { compare, type RowSorting } from '../results/rows.ts';
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
  async rows(list: () => Promise<VerdictRow[]>, order: RowSorting): Promise<VerdictRow[]> {
    if (this.all) return (await list()).filter((row) => this.has(row));
    return [...this.#touched.values()].sort((a, b) => compare(a, b, order));
  }
}

function idOf({ metric, org, key, file, record }: VerdictRow): string {
  return JSON.stringify([metric, org, key, file, record]);
}
