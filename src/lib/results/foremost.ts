import type { Engine } from '../engine/engine.ts';
import { Bindings } from './filter.ts';
import type { RowQuery } from './rows.ts';
import type { VerdictRow } from './types.ts';

/**
 * What stands first of a snapshot that is read by parts, in small tables of its own: `longest` has what is longest overdue of every year and kind of
 * act, `soonest` what falls due soonest of every kind of act. Each says how far it goes; whether that is far enough for a question is told here.
 */

export const longestTable = 'longest';
export const soonestTable = 'soonest';

/** What falls due on each day of the next weeks, counted. */
export const dueCountsTable = 'due_counts';

/**
 * Whether the rows that were found in `longest`, in the order of `over`, are the first `n` there are: nothing that is overdue by as much as the last of
 * them is missing. What is not in the engine of `longest` is overdue by less.
 */
export async function areLongest(
  engine: Engine,
  { filter = {} }: Pick<RowQuery, 'filter'>,
  found: readonly Pick<VerdictRow, 'over'>[],
  n: number,
): Promise<boolean> {
  const { period, act } = filter;
  const bindings = new Bindings();
  const where = [
    ...(period
      ? [
          `(on_date IS NULL OR year(on_date) BETWEEN ${bindings.bind(yearOf(period.from))} AND ${bindings.bind(yearOf(period.to))})`,
        ]
      : []),
    ...(act ? [`act = ${bindings.bind(act)}`] : []),
  ];
  const least = await bound<number>(engine, 'max(least)', longestTable, where, bindings);
  const last = found[n - 1]?.over ?? null;
  return least === null || (last !== null && last >= least);
}

/** The same for `soonest`, in the order of the due days; `dueBy` is the last day that is asked for. */
export async function areSoonest(
  engine: Engine,
  { filter = {}, dueBy }: Pick<RowQuery, 'filter' | 'dueBy'>,
  found: readonly Pick<VerdictRow, 'due_on'>[],
  n: number,
): Promise<boolean> {
  const bindings = new Bindings();
  const where = filter.act ? [`act = ${bindings.bind(filter.act)}`] : [];
  const until = await bound<string>(engine, 'min("last")', soonestTable, where, bindings);
  const last = found[n - 1]?.due_on ?? null;
  return until === null || (dueBy !== undefined && dueBy <= until) || (last !== null && last <= until);
}

async function bound<T extends string | number>(
  engine: Engine,
  what: string,
  table: string,
  where: readonly string[],
  bindings: Bindings,
): Promise<T | null> {
  const condition = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
  const [row] = await engine.query<{ bound: T | null }>(
    `SELECT ${what} AS bound FROM ${table} ${condition}`,
    bindings.values,
  );
  return row?.bound ?? null;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
