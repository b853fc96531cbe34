import type { Engine } from '../engine/engine.ts';
import { acts, type MetricDefinition, type State } from '../metrics/definition.ts';
import { bandNames, bandOf, verdictTable } from '../metrics/tables.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { figureOf, noCounts } from './figure.ts';
import { Bindings, cellConditions, isWholeMonths, monthsOf, rowConditions } from './filter.ts';
import type { Figure, Filter } from './types.ts';

export type Agency = Manifest['agencies'][number];

export type Dimension = 'org' | 'region' | 'month' | 'act';

export interface FigureQuery {
  /** metrics that are present in the snapshot */
  readonly metrics: readonly Pick<MetricDefinition, 'id' | 'direction' | 'bands' | 'attribution' | 'yearly'>[];
  /** every agency of 执法主体名录 (`manifest.agencies`); those without rows get zeros */
  readonly agencies: readonly Agency[];
  readonly filter?: Filter;
  readonly by?: Dimension | 'none';
}

/** A figure and, for metrics with bands, the number of its overdue rows by working days past due. */
export interface BandedFigure extends Figure {
  readonly bands: Readonly<Record<string, number>> | null;
}

export interface MetricFigures {
  readonly metric: string;
  /** over everything the filter lets through */
  readonly all: BandedFigure;
  /**
   * org: code of every agency (those of the filter); region: code of their regions; month `YYYY-MM`: every month of the period, or those
   * with rows; act: the four acts. Rows that belong to none (no act, no period) are in `all` only.
   */
  readonly groups: readonly { readonly value: string; readonly figure: BandedFigure }[];
}

/**
 * Rates of metrics by agency, region, month or act. Counts come from `cube` when the period consists of whole months (or there is
 * none), from the verdict rows otherwise; both give the same.
 */
export async function figures(engine: Engine, query: FigureQuery): Promise<MetricFigures[]> {
  const { metrics, filter = {}, by = 'none' } = query;
  const wholeMonths = !filter.period || isWholeMonths(filter.period);
  const cells = wholeMonths
    ? await cubeCells(engine, metrics, filter, by)
    : await rowCells(engine, metrics, filter, by);
  const region = new Map(query.agencies.map((a) => [a.code, a.region]));
  return metrics.map((metric) => {
    const own = cells.filter((cell) => cell.metric === metric.id);
    const groups = new Map(groupValues(query, by).map((value) => [value, new Tally(metric)]));
    const all = new Tally(metric);
    for (const cell of own) {
      all.add(cell);
      const value = by === 'region' && cell.value !== null ? (region.get(cell.value) ?? null) : cell.value;
      if (value === null || by === 'none') continue;
      let group = groups.get(value);
      if (!group) groups.set(value, (group = new Tally(metric)));
      group.add(cell);
    }
    const list = [...groups].map(([value, tally]) => ({ value, figure: tally.figure() }));
    if (by === 'month') list.sort((a, b) => (a.value < b.value ? -1 : 1));
    return { metric: metric.id, all: all.figure(), groups: by === 'month' && !isDated(metric) ? [] : list };
  });
}

/** Whether the rows of a metric have days, so that there are months to compare. */
export function isDated(metric: Pick<MetricDefinition, 'attribution' | 'yearly'>): boolean {
  return metric.attribution !== null && !metric.yearly;
}

interface Cell {
  readonly metric: string;
  readonly value: string | null;
  readonly state: State;
  readonly band: string | null;
  readonly n: number;
}

type Metrics = FigureQuery['metrics'];
type By = Dimension | 'none';

/** Of more metrics than this it is quicker to count all of them than to look for each of the names in every cell. */
const namedAtMost = 8;

async function cubeCells(engine: Engine, metrics: Metrics, filter: Filter, by: By): Promise<Cell[]> {
  if (metrics.length === 0) return [];
  const bindings = new Bindings();
  const named = metrics.length <= namedAtMost ? [`metric IN (${bindings.list(metrics.map((m) => m.id))})`] : [];
  const conditions = [...named, ...cellConditions(filter, bindings)];
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const value = by === 'none' ? 'CAST(NULL AS VARCHAR)' : by === 'region' ? 'org' : by;
  return engine.query<Cell>(
    `SELECT metric, ${value} AS value, state, band, CAST(sum(n) AS BIGINT) AS n FROM cube
${where} GROUP BY metric, ${value}, state, band`,
    bindings.values,
  );
}

async function rowCells(engine: Engine, metrics: Metrics, filter: Filter, by: By): Promise<Cell[]> {
  const month = 'substr(CAST(on_date AS VARCHAR), 1, 7)';
  const value = { none: 'CAST(NULL AS VARCHAR)', org: 'org', region: 'org', month, act: 'act' }[by];
  const cells: Cell[] = [];
  for (const metric of metrics) {
    const bindings = new Bindings();
    const conditions = rowConditions(filter, bindings);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const found = await engine.query<Cell>(
      `SELECT metric, ${value} AS value, state, ${bandOf(metric.bands)} AS band, count(*) AS n
FROM ${verdictTable(metric.id)} ${where} GROUP BY 1, 2, 3, 4`,
      bindings.values,
    );
    cells.push(...found);
  }
  return cells;
}

/** The groups that are always shown, in their order. */
function groupValues(query: FigureQuery, by: By): string[] {
  const { filter = {}, agencies } = query;
  const chosen = filter.orgs && filter.orgs.length > 0 ? new Set(filter.orgs) : null;
  const shown = agencies.filter((a) => chosen === null || chosen.has(a.code));
  if (by === 'org') return shown.map((a) => a.code);
  if (by === 'region') return [...new Set(shown.map((a) => a.region))];
  if (by === 'month') return filter.period ? monthsOf(filter.period) : [];
  if (by === 'act') return filter.act ? [filter.act] : [...acts];
  return [];
}

class Tally {
  readonly #direction: MetricDefinition['direction'];
  readonly #counts = noCounts();
  readonly #bands: Record<string, number> | null;

  constructor(metric: Metrics[number]) {
    this.#direction = metric.direction;
    const names = bandNames(metric.bands);
    this.#bands = names.length > 0 ? Object.fromEntries(names.map((name) => [name, 0])) : null;
  }

  add(cell: Cell): void {
    this.#counts[cell.state] += cell.n;
    if (cell.band !== null && this.#bands) this.#bands[cell.band] = (this.#bands[cell.band] ?? 0) + cell.n;
  }

  figure(): BandedFigure {
    return { ...figureOf(this.#counts, this.#direction), bands: this.#bands && { ...this.#bands } };
  }
}
