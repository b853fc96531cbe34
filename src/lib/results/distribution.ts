import type { Engine } from '../engine/engine.ts';
import type { State } from '../metrics/definition.ts';
import { verdictTable } from '../metrics/tables.ts';
import { Bindings, rowConditions } from './filter.ts';
import type { Filter } from './types.ts';

/** How many fulfilled duties of one state took this many working days. */
export interface LagCount {
  readonly lag: number;
  readonly state: State;
  readonly n: number;
}

/** Working days from start to done of what is met or late, ascending. Rows without a number of days are left out. */
export async function lagDistribution(engine: Engine, metric: string, filter: Filter = {}): Promise<LagCount[]> {
  const bindings = new Bindings();
  const where = [...rowConditions(filter, bindings), 'lag IS NOT NULL', "state IN ('met', 'late')"].join(' AND ');
  return engine.query<LagCount>(
    `SELECT lag, state, count(*) AS n FROM ${verdictTable(metric)} WHERE ${where} GROUP BY lag, state ORDER BY lag, state`,
    bindings.values,
  );
}

/** The working days allowed from start to due day, when all rows that have both allow the same number; otherwise null. */
export async function commonLimit(engine: Engine, metric: string, filter: Filter = {}): Promise<number | null> {
  const bindings = new Bindings();
  const where = [...rowConditions(filter, bindings), 'start_on IS NOT NULL', 'due_on IS NOT NULL'].join(' AND ');
  const found = await engine.query<{ days: number }>(
    `SELECT DISTINCT d.wd_no - s.wd_no AS days
FROM (SELECT DISTINCT start_on, due_on FROM ${verdictTable(metric)} WHERE ${where}) v
JOIN calendar s ON s.day = v.start_on
JOIN calendar d ON d.day = v.due_on
LIMIT 2`,
    bindings.values,
  );
  const [only, ...others] = found;
  return only && others.length === 0 ? only.days : null;
}
