import type { Engine } from '../engine/engine.ts';
import type { MetricDefinition, State } from '../metrics/definition.ts';
import { verdictTable } from '../metrics/tables.ts';
import { figureOf, noCounts } from '../results/figure.ts';
import { Bindings, rowConditions } from '../results/filter.ts';
import type { Counts, Figure, Filter } from '../results/types.ts';
import { excusable, standing, type Entry, type Excusable, type RowName } from './log.ts';

/** The table of the rows that are excused: metric, org, key. */
const table = 'excused';

/** SQL: whether a verdict row is one that is excused. Needs `seeExcused`. */
export const isExcused = `(metric, org, key) IN (SELECT metric, org, key FROM ${table}) AND state IN (${excusable.map((state) => `'${state}'`).join(', ')})`;

/** Puts the rows that a log excuses into the engine, in place of those of another log. */
export async function seeExcused(engine: Engine, log: readonly Entry[]): Promise<void> {
  const rows = standing(log);
  await engine.run(`CREATE OR REPLACE TABLE ${table} (metric VARCHAR, org VARCHAR, key VARCHAR);`);
  await engine.append(table, {
    metric: rows.map(({ metric }) => metric),
    org: rows.map(({ org }) => org),
    key: rows.map(({ key }) => key),
  });
}

/** Keeps the rows that are excused in an engine up to date: however close upon each other logs come, one is put there after the other. */
export class ExcusedTable {
  #last: { readonly engine: Engine; readonly log: readonly Entry[]; readonly done: Promise<void> } | null = null;

  /** Resolves when the rows of this log are in the engine. */
  see(engine: Engine, log: readonly Entry[]): Promise<void> {
    const last = this.#last;
    if (last?.engine === engine && last.log === log) return last.done;
    const before = last?.engine === engine ? last.done.catch(() => undefined) : Promise.resolve();
    const done = before.then(() => seeExcused(engine, log));
    this.#last = { engine, log, done };
    return done;
  }
}

/** The metrics of which rows are excused. */
export function excusedMetrics(log: readonly Entry[]): string[] {
  return [...new Set(standing(log).map(({ metric }) => metric))].sort();
}

/** metric → agency → how many of its late, overdue and unknown rows are excused. What has none is not there. */
export type Excused = ReadonlyMap<string, ReadonlyMap<string, Counts>>;

/**
 * Counts the excused rows of these metrics that are, in this snapshot, still late, overdue or unknown. In: `excused` (`seeExcused`) and the verdict
 * tables of the metrics.
 */
export async function excusedCounts(engine: Engine, metrics: readonly string[], filter: Filter): Promise<Excused> {
  const found = new Map<string, Map<string, Counts>>();
  for (const metric of metrics) {
    const bindings = new Bindings();
    const conditions = [isExcused, ...rowConditions(filter, bindings)];
    const rows = await engine.query<{ org: string; state: State; n: number }>(
      `SELECT org, state, count(*) AS n FROM ${verdictTable(metric)} WHERE ${conditions.join(' AND ')} GROUP BY org, state`,
      bindings.values,
    );
    for (const { org, state, n } of rows) {
      const own = found.get(metric) ?? new Map<string, Counts>();
      own.set(org, { ...(own.get(org) ?? noCounts()), [state]: n });
      found.set(metric, own);
    }
  }
  return found;
}

/** An excused row, and what it is in this snapshot. */
export interface ExcusedRow extends RowName {
  readonly state: Excusable;
}

/** The excused rows themselves that are still late, overdue or unknown within a filter, by metric, agency and key. */
export async function excusedRows(
  engine: Engine,
  metrics: readonly string[],
  filter: Filter = {},
): Promise<ExcusedRow[]> {
  const all: ExcusedRow[] = [];
  for (const metric of metrics) {
    const bindings = new Bindings();
    const conditions = [isExcused, ...rowConditions(filter, bindings)];
    const rows = await engine.query<{ metric: string; org: string; key: string; state: Excusable }>(
      `SELECT metric, org, key, state FROM ${verdictTable(metric)} WHERE ${conditions.join(' AND ')} ORDER BY org, key`,
      bindings.values,
    );
    all.push(...rows);
  }
  return all;
}

/** The rows of a metric that are excused, of these agencies or of all. */
export function excusedOf(excused: Excused, metric: string, org?: string | null): Counts {
  const byOrg = excused.get(metric);
  if (org !== undefined && org !== null) return byOrg?.get(org) ?? noCounts();
  const sum = noCounts();
  for (const counts of byOrg?.values() ?? []) for (const state of excusable) sum[state] += counts[state];
  return sum;
}

export function excusedTotal(counts: Counts): number {
  return excusable.reduce((sum, state) => sum + counts[state], 0);
}

/** Counts as they are when excused rows do not apply. */
export function without(counts: Counts, excused: Counts): Counts {
  return {
    ...counts,
    late: counts.late - excused.late,
    overdue: counts.overdue - excused.overdue,
    unknown: counts.unknown - excused.unknown,
    exempt: counts.exempt + excusedTotal(excused),
  };
}

/** A figure as it is when excused rows do not apply. */
export function figureWithout(
  figure: Counts,
  excused: Counts,
  { direction }: Pick<MetricDefinition, 'direction'>,
): Figure {
  const { met, late, overdue, pending, exempt, unknown } = figure;
  return figureOf(without({ met, late, overdue, pending, exempt, unknown }, excused), direction);
}
