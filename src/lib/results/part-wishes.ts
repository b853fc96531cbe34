import type { Wish } from '../engine/part-tables.ts';
import type { State } from '../metrics/definition.ts';
import type { Condition } from '../snapshot/parts.ts';
import type { RowQuery } from './rows.ts';

/** Which rows of the large tables a question needs (`engine/part-tables.ts`): what it filters by, as far as the bounds of a row group can tell. */

/** The verdicts that are not as they should be, or not yet, of all metrics. */
export const dueTable = 'by_due';

const dueStates: ReadonlySet<State> = new Set(['overdue', 'late', 'unknown', 'pending']);

/** Whether `by_due` has all rows that a question can be answered with. */
export function isOfDue({ states = [] }: Pick<RowQuery, 'states'>): boolean {
  return states.length > 0 && states.every((state) => dueStates.has(state));
}

/** What a question asks of a large table of verdicts. */
export function wishOf(table: string, query: RowQuery): Wish {
  return { table, conditions: conditionsOf(query) };
}

/** The conditions of `conditions` (`rows.ts`) that bounds can tell something of. */
export function conditionsOf({ metrics, filter = {}, states = [], due, dueBy, longer }: RowQuery): Condition[] {
  const { period, orgs = [] } = filter;
  return [
    { column: 'metric', any: metrics },
    ...(orgs.length > 0 ? [{ column: 'org', any: orgs }] : []),
    ...(states.length > 0 ? [{ column: 'state', any: states }] : []),
    ...(period
      ? [
          { column: 'on_date', from: period.from, to: period.to, orNull: true },
          { column: 'year', any: [Number(period.to.slice(0, 4))], orNull: true },
        ]
      : []),
    ...(due === undefined ? [] : [{ column: 'due_on', any: [due] }]),
    ...(dueBy === undefined ? [] : [{ column: 'due_on', to: dueBy }]),
    ...(longer === undefined ? [] : [{ column: 'over', from: longer }]),
  ];
}
