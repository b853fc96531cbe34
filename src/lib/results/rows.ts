import type { Engine } from '../engine/engine.ts';
import { isExcused } from '../excuses/effect.ts';
import type { State } from '../metrics/definition.ts';
import { verdictTable } from '../metrics/tables.ts';
import { Bindings, rowConditions } from './filter.ts';
import type { Filter, VerdictRow } from './types.ts';

export type RowOrder = Exclude<keyof VerdictRow, 'file' | 'record'>;

export interface RowSorting {
  readonly by: RowOrder;
  readonly descending?: boolean;
  /** the values of the column in the order in which they come; those that are not among them come after, by themselves */
  readonly ranking?: readonly string[] | undefined;
}

/** Working days from start to done, both ends included; no end where `to` is null. */
export interface LagRange {
  readonly from: number;
  readonly to: number | null;
}

export interface RowQuery {
  /** one or more metrics that are present in the snapshot; several are read from the view `verdict` */
  readonly metrics: readonly string[];
  /** another table that has all of these rows */
  readonly from?: string | undefined;
  readonly filter?: Filter;
  /** all when empty or left out */
  readonly states?: readonly State[];
  /** only rows that speak of this case, licence, inspection or coercion */
  readonly subject?: string;
  /** only rows that fall due on this day */
  readonly due?: string;
  /** only rows that fall due on this day or before */
  readonly dueBy?: string | undefined;
  /** only rows that are overdue by more working days than these */
  readonly longer?: number | undefined;
  /** only rows that took so long */
  readonly lag?: LagRange | undefined;
  /** only rows whose key contains this text */
  readonly search?: string;
  /** only rows of the excuse log, or all others; needs its rows in the engine (`seeExcused`) */
  readonly excused?: 'only' | 'without' | undefined;
  /** ties are always settled by key, file and record */
  readonly order?: RowSorting;
  readonly limit?: number;
  readonly offset?: number;
}

/** The columns of a `VerdictRow`. */
export const rowColumns =
  'metric, org, key, act, subject, state, reason, on_date, start_on, due_on, done_on, lag, over, file, record';

/** The verdicts behind a figure, in a settled order; empty values last. */
export async function rows(engine: Engine, query: RowQuery): Promise<VerdictRow[]> {
  const bindings = new Bindings();
  const where = conditions(query, bindings);
  const { join, by } = orderOf(query, bindings);
  const page =
    query.limit === undefined ? '' : `LIMIT ${Math.trunc(query.limit)} OFFSET ${Math.trunc(query.offset ?? 0)}`;
  return engine.query<VerdictRow>(
    `SELECT ${rowColumns} FROM ${source(query)} ${join} ${where} ORDER BY ${by} ${page}`,
    bindings.values,
  );
}

/** The order of `rows` in SQL: what is joined to the source for it, and what it goes by. */
export function orderOf(query: RowQuery, bindings: Bindings): { join: string; by: string } {
  const { by = 'key', descending = false, ranking = [] } = query.order ?? {};
  const direction = `${descending ? 'DESC' : 'ASC'} NULLS LAST`;
  const ranks = ranking.map((value, i) => `(${bindings.bind(value)}, ${i})`).join(', ');
  const place = `CASE WHEN ${by} IS NOT NULL THEN coalesce(ranking.place, ${ranking.length}) END`;
  return {
    join: ranks === '' ? '' : `LEFT JOIN (VALUES ${ranks}) AS ranking(ranked, place) ON ranked = ${by}`,
    by: [
      ...(ranks === '' ? [] : [`${place} ${direction}`]),
      `${by} ${direction}`,
      'metric',
      'key',
      'file',
      'record',
    ].join(', '),
  };
}

/** The order of `rows`: the column asked for with nothing last, then metric, key, file and record. */
export function compare(a: VerdictRow, b: VerdictRow, { by, descending = false, ranking }: RowSorting): number {
  const [x, y] = [a[by], b[by]];
  if (x !== y) {
    if (x === null) return 1;
    if (y === null) return -1;
    const [first, second] = [place(x, ranking), place(y, ranking)];
    const before = first === second ? x < y : first < second;
    return before === descending ? 1 : -1;
  }
  for (const name of ['metric', 'key', 'file', 'record'] as const)
    if (a[name] !== b[name]) return a[name] < b[name] ? -1 : 1;
  return 0;
}

function place(value: string | number, ranking: readonly string[] = []): number {
  const found = ranking.indexOf(String(value));
  return found < 0 ? ranking.length : found;
}

/** How many verdicts the query has without its limit. */
export async function countRows(engine: Engine, query: RowQuery): Promise<number> {
  const bindings = new Bindings();
  const where = conditions(query, bindings);
  const found = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM ${source(query)} ${where}`,
    bindings.values,
  );
  return found[0]?.n ?? 0;
}

/** The table, or the view of several, that the rows come from. */
export function source(query: RowQuery): string {
  if (query.from !== undefined) return query.from;
  const [only, ...others] = query.metrics;
  return only !== undefined && others.length === 0 ? verdictTable(only) : 'verdict';
}

/** The WHERE clause of a query, or nothing. */
export function conditions(query: RowQuery, bindings: Bindings): string {
  const list = rowConditions(query.filter ?? {}, bindings);
  if (query.metrics.length !== 1 || query.from !== undefined)
    list.push(query.metrics.length > 0 ? `metric IN (${bindings.list(query.metrics)})` : 'FALSE');
  if (query.states && query.states.length > 0) list.push(`state IN (${bindings.list(query.states)})`);
  if (query.subject !== undefined) list.push(`subject = ${bindings.bind(query.subject)}`);
  if (query.due !== undefined) list.push(`due_on = CAST(${bindings.bind(query.due)} AS DATE)`);
  if (query.dueBy !== undefined) list.push(`due_on <= CAST(${bindings.bind(query.dueBy)} AS DATE)`);
  if (query.longer !== undefined) list.push(`over > CAST(${bindings.bind(query.longer)} AS INTEGER)`);
  if (query.lag !== undefined) {
    const { from, to } = query.lag;
    list.push(`lag >= CAST(${bindings.bind(from)} AS INTEGER)`);
    if (to !== null) list.push(`lag <= CAST(${bindings.bind(to)} AS INTEGER)`);
  }
  if (query.search) list.push(`position(${bindings.bind(query.search)} IN key) > 0`);
  if (query.excused !== undefined) list.push(query.excused === 'only' ? isExcused : `NOT (${isExcused})`);
  return list.length > 0 ? `WHERE ${list.join(' AND ')}` : '';
}
