import type { Engine } from '../engine/engine.ts';
import { Bindings, rowConditions } from './filter.ts';
import { countRows, rowColumns, rows } from './rows.ts';
import type { Filter, VerdictRow } from './types.ts';

export interface AttentionQuery {
  readonly metrics: readonly string[];
  readonly filter?: Filter;
  /** the table with their rows; the view `verdict` when left out */
  readonly from?: string | undefined;
  /** how many rows at most; `total` counts all */
  readonly limit?: number;
}

/** A pending obligation and the working days left until its due day; 0 on the as-of day or when only rest days lie between. */
export interface DueSoon extends VerdictRow {
  readonly left: number;
}

export interface ComingDue {
  readonly total: number;
  /** metrics with rows and how many, the most first */
  readonly byMetric: readonly { readonly metric: string; readonly n: number }[];
  readonly rows: readonly DueSoon[];
}

/** Early warning: what is pending and falls due within so many working days of the as-of day, the most urgent first. */
export async function dueSoon(
  engine: Engine,
  query: AttentionQuery & { readonly asOf: string; readonly within: number },
): Promise<ComingDue> {
  const byMetric = await dueSoonCounts(engine, query);
  return { total: totalOf(byMetric), byMetric, rows: await dueSoonRows(engine, query) };
}

type SoonQuery = AttentionQuery & { readonly asOf: string; readonly within: number };

/** The rows of `dueSoon`. */
export async function dueSoonRows(engine: Engine, query: SoonQuery): Promise<DueSoon[]> {
  if (query.metrics.length === 0) return [];
  const bindings = new Bindings();
  const from = soon(query, rowColumns, bindings);
  const limit = query.limit === undefined ? '' : `LIMIT ${Math.trunc(query.limit)}`;
  return engine.query<DueSoon>(
    `SELECT ${rowColumns}, left_days AS "left" ${from} ORDER BY due_on, metric, org, key, file, record ${limit}`,
    bindings.values,
  );
}

/** The counts of `dueSoon`, the most first. `counted`: the table has them by day already, as `n`, and pending is all it has. */
export async function dueSoonCounts(
  engine: Engine,
  query: SoonQuery & { readonly counted?: boolean },
): Promise<ComingDue['byMetric']> {
  if (query.metrics.length === 0) return [];
  const bindings = new Bindings();
  const [columns, n] =
    query.counted === true ? ['metric, due_on, n', 'CAST(sum(n) AS BIGINT)'] : ['metric, due_on', 'count(*)'];
  const from = soon(query, columns, bindings);
  return engine.query<{ metric: string; n: number }>(
    `SELECT metric, ${n} AS n ${from} GROUP BY metric ORDER BY n DESC, metric`,
    bindings.values,
  );
}

export function totalOf(counts: ComingDue['byMetric']): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}

function soon(query: SoonQuery & { readonly counted?: boolean }, columns: string, bindings: Bindings): string {
  const conditions = [
    ...(query.counted === true ? [] : ["state = 'pending'"]),
    `metric IN (${bindings.list(query.metrics)})`,
    ...rowConditions(query.filter ?? {}, bindings),
  ];
  return `FROM (
  SELECT v.*, d.wd_no - t.wd_no AS left_days
  FROM (SELECT ${columns} FROM ${query.from ?? 'verdict'} WHERE ${conditions.join(' AND ')}) v
  JOIN calendar d ON d.day = v.due_on
  JOIN calendar t ON t.day = CAST(${bindings.bind(query.asOf)} AS DATE)
) WHERE left_days <= ${Math.trunc(query.within)}`;
}

/** The last day that is no more than so many working days after the as-of day; null past the known calendar. */
export async function lastDayWithin(engine: Engine, asOf: string, within: number): Promise<string | null> {
  const [found] = await engine.query<{ day: string | null }>(
    `SELECT max(d.day) AS day FROM calendar d JOIN calendar t ON t.day = CAST($1 AS DATE) WHERE d.wd_no - t.wd_no <= ${Math.trunc(within)}`,
    [asOf],
  );
  return found?.day ?? null;
}

/** What is overdue, the longest first (`over` working days; rows without a due day last). */
export async function overdue(engine: Engine, query: AttentionQuery): Promise<{ total: number; rows: VerdictRow[] }> {
  const request = { ...query, states: ['overdue'] as const };
  const total = await countRows(engine, request);
  return { total, rows: await rows(engine, { ...request, order: { by: 'over', descending: true } }) };
}
