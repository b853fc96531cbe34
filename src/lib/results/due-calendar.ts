import type { Engine } from '../engine/engine.ts';
import { civilDay, dayNumber } from '../metrics/calendar.ts';
import { Bindings, rowConditions } from './filter.ts';
import type { Filter } from './types.ts';

/** How much falls due on each day of the next weeks: the early warnings (`attention.ts`) as a calendar. */

/** A day of the calendar of due days. */
export interface DueDay {
  readonly day: string;
  /** as the official calendar has it; null past its last year */
  readonly working: boolean | null;
  /** pending obligations that fall due on it */
  readonly n: number;
}

/** Weeks that the calendar shows, the one of the as-of day included. */
export const dueWeeks = 6;

/** From the as-of day to the Sunday that ends the last week. */
export function dueRange(asOf: string, weeks = dueWeeks): { from: string; to: string } {
  const first = dayNumber(asOf);
  return { from: asOf, to: civilDay(first - weekday(asOf) + weeks * 7 - 1) };
}

/** Last day for which a snapshot that is read by parts has what falls due counted: the calendar's, and twenty working days with any holidays between. */
export function lastCounted(asOf: string): string {
  return dueRange(asOf, dueWeeks + 4).to;
}

/** 0 Monday to 6 Sunday. */
export function weekday(day: string): number {
  // day 0, 1970-01-01, was a Thursday
  return (dayNumber(day) + 3) % 7;
}

/** Days in weeks of seven that begin with Monday; null before the first day. `days` follow each other and end with a Sunday. */
export function inWeeks(days: readonly DueDay[]): (DueDay | null)[][] {
  const first = days[0];
  if (!first) return [];
  const places = [...Array.from({ length: weekday(first.day) }, () => null), ...days];
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, i) => places.slice(i * 7, i * 7 + 7));
}

export interface DueQuery {
  readonly metrics: readonly string[];
  readonly filter?: Filter;
  /** the table with their rows; the view `verdict` when left out */
  readonly from?: string | undefined;
  /** that table has them counted by day already, as `n`, and pending is all it has */
  readonly counted?: boolean;
}

/** Every day of the range with what falls due on it. Needs the verdicts of these metrics and the table `calendar`. */
export async function dueDays(engine: Engine, query: DueQuery & { readonly asOf: string }): Promise<DueDay[]> {
  const { from, to } = dueRange(query.asOf);
  const days = Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, i) => civilDay(dayNumber(from) + i));
  const official = await engine.query<{ day: string; working: boolean }>(
    `SELECT day, working FROM calendar WHERE day BETWEEN CAST($1 AS DATE) AND CAST($2 AS DATE)`,
    [from, to],
  );
  const working = new Map(official.map((row) => [row.day, row.working]));
  const counts = await countByDay(engine, query, from, to);
  return days.map((day) => ({ day, working: working.get(day) ?? null, n: counts.get(day) ?? 0 }));
}

async function countByDay(
  engine: Engine,
  { metrics, filter = {}, from: table = 'verdict', counted = false }: DueQuery,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, number>> {
  if (metrics.length === 0) return new Map();
  const bindings = new Bindings();
  const where = [
    ...(counted ? [] : ["state = 'pending'"]),
    `metric IN (${bindings.list(metrics)})`,
    `due_on BETWEEN CAST(${bindings.bind(from)} AS DATE) AND CAST(${bindings.bind(to)} AS DATE)`,
    ...rowConditions(filter, bindings),
  ];
  const found = await engine.query<{ day: string; n: number }>(
    `SELECT due_on AS day, ${counted ? 'CAST(sum(n) AS BIGINT)' : 'count(*)'} AS n FROM ${table} WHERE ${where.join(' AND ')} GROUP BY due_on`,
    bindings.values,
  );
  return new Map(found.map(({ day, n }) => [day, n]));
}
