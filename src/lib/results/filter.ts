import type { Value } from '../engine/engine.ts';
import type { Filter, Period } from './types.ts';

/** Collects values for a statement: `bind(value)` gives its placeholder. Values never travel inside the SQL text. */
export class Bindings {
  readonly values: Value[] = [];

  bind(value: Value): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  list(values: readonly Value[]): string {
    return values.map((value) => this.bind(value)).join(', ');
  }
}

/**
 * Conditions for the rows of `verdict` that a filter lets through. Rows of metrics without a period have no `on_date`; those of metrics that
 * are judged by the year have the year, and belong to the periods that end in it.
 */
export function rowConditions(filter: Filter, bindings: Bindings): string[] {
  const { period } = filter;
  const within =
    period &&
    `(on_date IS NULL OR on_date BETWEEN CAST(${bindings.bind(period.from)} AS DATE) AND CAST(${bindings.bind(period.to)} AS DATE))`;
  return [...(within ? [within] : []), ...sharedConditions(filter, bindings)];
}

/** The same for the cells of `cube`; only for periods of whole months. */
export function cellConditions(filter: Filter, bindings: Bindings): string[] {
  const { period } = filter;
  const within =
    period &&
    `(month IS NULL OR month BETWEEN ${bindings.bind(period.from.slice(0, 7))} AND ${bindings.bind(period.to.slice(0, 7))})`;
  return [...(within ? [within] : []), ...sharedConditions(filter, bindings)];
}

function sharedConditions(filter: Filter, bindings: Bindings): string[] {
  const conditions: string[] = [];
  if (filter.period) conditions.push(`(year IS NULL OR year = ${bindings.bind(Number(filter.period.to.slice(0, 4)))})`);
  if (filter.orgs && filter.orgs.length > 0) conditions.push(`org IN (${bindings.list(filter.orgs)})`);
  if (filter.act) conditions.push(`act = ${bindings.bind(filter.act)}`);
  return conditions;
}

/** Whether a period starts on the first and ends on the last day of a month. */
export function isWholeMonths(period: Period): boolean {
  return period.from.endsWith('-01') && period.to === lastDayOfMonth(period.to);
}

function lastDayOfMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${day.slice(0, 7)}-${String(length).padStart(2, '0')}`;
}

/** The months `YYYY-MM` that a period touches, ascending. */
export function monthsOf(period: Period): string[] {
  const months: string[] = [];
  const last = period.to.slice(0, 7);
  for (let month = period.from.slice(0, 7); month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`;
}
