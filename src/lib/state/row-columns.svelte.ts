import * as v from 'valibot';
import { allRowColumns, type RowColumn, type RowColumnKey, type RowColumnOnScreen } from '../results/row-columns.ts';

const key = 'mingjing.columns';
const stored = v.record(v.string(), v.boolean());

export type ScreenColumn = RowColumn & { readonly screen: RowColumnOnScreen };

/** Which columns of the lists of verdicts are shown: what a reader has chosen otherwise than usual, kept in this browser. */
class RowColumns {
  #chosen = $state.raw<Readonly<Record<string, boolean>>>(remembered());

  /** Columns that can stand on the screen. */
  offered(withMetric: boolean): ScreenColumn[] {
    return allRowColumns.flatMap((column) => {
      const { screen } = column;
      return screen && (withMetric || column.key !== 'metricName') ? [{ ...column, screen }] : [];
    });
  }

  shows({ key: name, screen }: ScreenColumn): boolean {
    return screen.shown === 'fixed' || (this.#chosen[name] ?? screen.shown === 'usual');
  }

  toggle(column: ScreenColumn): void {
    this.#set({ ...this.#chosen, [column.key satisfies RowColumnKey]: !this.shows(column) });
  }

  get changed(): boolean {
    return Object.keys(this.#chosen).length > 0;
  }

  reset(): void {
    this.#set({});
  }

  /** Storage may be forbidden by policy, or full; then the choice lasts as long as the page. */
  #set(chosen: Readonly<Record<string, boolean>>): void {
    this.#chosen = chosen;
    try {
      localStorage.setItem(key, JSON.stringify(chosen));
    } catch {
      // it is kept above
    }
  }
}

function remembered(): Readonly<Record<string, boolean>> {
  try {
    const found = v.safeParse(stored, JSON.parse(localStorage.getItem(key) ?? '{}'));
    return found.success ? found.output : {};
  } catch {
    return {};
  }
}

export const rowColumns = new RowColumns();
