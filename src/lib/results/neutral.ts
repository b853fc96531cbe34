import { layouts } from '../../../ingest/layouts/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import type { Scheme } from '../assess/scheme.ts';
import { sheets, type Sheet } from '../assess/sheet.ts';
import { overridesOf, type Override } from '../metrics/parameters.ts';
import { verdictTable } from '../metrics/tables.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import type { Ledger, Manifest } from '../snapshot/manifest.ts';
import { annualTables, type AnnualTable } from './annual.ts';
import { roundedRate } from './figure.ts';
import { figures, isDated, type BandedFigure } from './figures.ts';
import { Bindings, rowConditions } from './filter.ts';
import type { Counts, Period } from './types.ts';

/** A figure as other programs read it: rate rounded half up to 6 decimals, with the metric's own extra fields. */
export interface NeutralFigure extends Counts {
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: number | null;
  readonly [extra: string]: number | null | Readonly<Record<string, number>>;
}

/** Every figure of a snapshot for a period in one JSON document; the keys of `metrics` are agency codes and `ALL`. */
export interface Neutral {
  readonly as_of: string;
  readonly period: readonly [string, string];
  /** parameters set for the snapshot, with the metrics that depend on each */
  readonly overrides: readonly (Override & { readonly metrics: readonly string[] })[];
  readonly metrics: Readonly<Record<string, Readonly<Record<string, NeutralFigure>>>>;
  readonly ledger: Readonly<Record<string, Ledger>>;
  /** statutory table → agency or `ALL` → column → number, of the year in which the period ends */
  readonly annual: Readonly<Record<string, AnnualTable['rows']>>;
  /** agency → line of the 100-point sheet, total, grade, veto; of the agencies that enforced at the end of the period */
  readonly scores: Readonly<Record<string, Readonly<Record<string, number | string | null | readonly string[]>>>>;
  /** keys of the rows that are late, overdue or unknown, sorted by code point; only states with rows */
  readonly lists: Readonly<Record<string, Readonly<Record<string, string[]>>>>;
  /** the metrics beyond those that other programs compare one by one, so that the sections above keep the same keys */
  readonly further: Pick<Neutral, 'metrics' | 'lists'>;
}

/** A sheet as other programs read it: line → points, then total, grade and veto. */
export function neutralSheet({ lines, total, grade, veto }: Sheet): Neutral['scores'][string] {
  return { ...Object.fromEntries(lines.map(({ item, points }) => [item, points])), total, grade, veto };
}

/** The whole document: the metrics given (those present in the snapshot), the lists behind them, the ledger, the annual tables, the scores. */
export async function document(
  engine: Engine,
  manifest: Manifest,
  ruleset: Ruleset,
  definitions: readonly MetricDefinition[],
  period: Period,
  scheme: Scheme,
): Promise<Neutral> {
  const tables = await annualTables(engine, manifest, ruleset, Number(period.to.slice(0, 4)));
  const annual = Object.fromEntries(tables.map(({ definition, rows }) => [definition.id, rows]));
  const overrides = manifest.overrides.map((override) => ({
    ...override,
    metrics: definitions.filter((d) => overridesOf([d], [override], ruleset).length > 0).map((d) => d.id),
  }));
  const made = Object.entries(await sheets(engine, manifest, definitions, period, scheme));
  const ofMetrics = (further: boolean) =>
    neutral(
      engine,
      manifest,
      definitions.filter((d) => d.further === further),
      period,
    );
  const { metrics, lists } = await ofMetrics(true);
  return {
    ...(await ofMetrics(false)),
    overrides,
    annual,
    scores: Object.fromEntries(made.map(([org, sheet]) => [org, neutralSheet(sheet)])),
    further: { metrics, lists },
  };
}

/** The neutral document of the metrics given (those present in the snapshot). Every agency of 执法主体名录 appears in every metric. */
export async function neutral(
  engine: Engine,
  manifest: Pick<Manifest, 'as_of' | 'agencies' | 'ledger'>,
  definitions: readonly MetricDefinition[],
  period: Period,
): Promise<Omit<Neutral, 'overrides' | 'annual' | 'scores' | 'further'>> {
  const filter = { period };
  const found = await figures(engine, { metrics: definitions, agencies: manifest.agencies, filter, by: 'org' });
  const metrics: Record<string, Record<string, NeutralFigure>> = {};
  const lists: Record<string, Record<string, string[]>> = {};
  for (const [i, { metric, all, groups }] of found.entries()) {
    const definition = definitions[i];
    if (!definition) continue;
    const extras = await agencyExtras(engine, definition, period);
    const spread = definition.spread ? await spreads(engine, definition.id, period) : null;
    const agencies = groups.map(({ value, figure }) => {
      const bands = figure.overdue > 0 ? figure.bands : null;
      return [
        value,
        neutralFigure(figure, { ...(bands && { bands }), ...extras.get(value), ...spread?.get(value) }),
      ] as const;
    });
    metrics[metric] = {
      ALL: neutralFigure(all, { ...(all.bands ? { bands: all.bands } : {}), ...spread?.get(everyone) }),
      ...Object.fromEntries(agencies),
    };
    lists[metric] = await keysByState(engine, metric, period);
  }
  return { as_of: manifest.as_of, period: [period.from, period.to], metrics, ledger: ledgerOf(manifest), lists };
}

function ledgerOf({ ledger }: Pick<Manifest, 'ledger'>): Neutral['ledger'] {
  const silent = new Set(layouts.filter((layout) => layout.further).map((layout) => layout.file));
  return Object.fromEntries(Object.entries(ledger).filter(([file, { physical }]) => physical > 0 || !silent.has(file)));
}

function neutralFigure(
  figure: BandedFigure,
  extras: Readonly<Record<string, number | null | Readonly<Record<string, number>>>>,
): NeutralFigure {
  const { met, late, overdue, pending, exempt, unknown, numerator, denominator } = figure;
  return { met, late, overdue, pending, exempt, unknown, numerator, denominator, rate: roundedRate(figure), ...extras };
}

/** The extra numbers of metrics whose rows are agencies: agency → name → number. */
async function agencyExtras(
  engine: Engine,
  definition: MetricDefinition,
  period: Period,
): Promise<Map<string, Record<string, number | null>>> {
  const named = isDated(definition) ? [] : definition.extra.map((name, i) => ({ name, column: `extra_${i + 1}` }));
  const late = definition.lateness === null ? [] : [{ name: definition.lateness, column: 'over' }];
  const numbers = [...named, ...late];
  if (numbers.length === 0) return new Map();
  const bindings = new Bindings();
  const conditions = [
    'key = org',
    ...(late.length > 0 ? ["state = 'late'"] : []),
    ...rowConditions({ period }, bindings),
  ];
  const columns = numbers.map(({ name, column }) => `${column} AS ${name}`).join(', ');
  const rows = await engine.query<Record<string, string | number | null>>(
    `SELECT org, ${columns} FROM ${verdictTable(definition.id)} WHERE ${conditions.join(' AND ')}`,
    bindings.values,
  );
  return new Map(
    rows.map((row) => [
      String(row.org),
      Object.fromEntries(numbers.map(({ name }) => [name, typeof row[name] === 'number' ? row[name] : null])),
    ]),
  );
}

/** Stands for all agencies together. */
const everyone = '*';

/**
 * Median and 90th percentile of the working days from start to done, by agency and for all. The median of an even number is the mean of the
 * two in the middle; the percentile is value number ⌈0.9 n⌉.
 */
async function spreads(
  engine: Engine,
  metric: string,
  period: Period,
): Promise<Map<string, { median: number; p90: number }>> {
  const bindings = new Bindings();
  const conditions = ['lag IS NOT NULL', "state IN ('met', 'late')", ...rowConditions({ period }, bindings)];
  const rows = await engine.query<{ org: string; lag: number; n: number }>(
    `SELECT org, lag, count(*) AS n FROM ${verdictTable(metric)} WHERE ${conditions.join(' AND ')} GROUP BY org, lag ORDER BY lag`,
    bindings.values,
  );
  const counted = new Map<string, Map<number, number>>();
  for (const { org, lag, n } of rows)
    for (const of of [org, everyone]) {
      const counts = counted.get(of) ?? new Map<number, number>();
      counted.set(of, counts.set(lag, (counts.get(lag) ?? 0) + n));
    }
  return new Map([...counted].map(([of, counts]) => [of, spreadOf(counts)]));
}

function spreadOf(counts: ReadonlyMap<number, number>): { median: number; p90: number } {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, count]) => sum + count, 0);
  const at = (place: number): number => {
    let passed = 0;
    for (const [lag, count] of sorted) if ((passed += count) >= place) return lag;
    return NaN;
  };
  const median = n % 2 === 1 ? at((n + 1) / 2) : (at(n / 2) + at(n / 2 + 1)) / 2;
  return { median, p90: at(Math.ceil((n * 9) / 10)) };
}

async function keysByState(engine: Engine, metric: string, period: Period): Promise<Record<string, string[]>> {
  const bindings = new Bindings();
  const conditions = [`state IN ('late', 'overdue', 'unknown')`, ...rowConditions({ period }, bindings)];
  const rows = await engine.query<{ state: string; key: string }>(
    `SELECT state, key FROM ${verdictTable(metric)} WHERE ${conditions.join(' AND ')} ORDER BY state, key`,
    bindings.values,
  );
  const lists: Record<string, string[]> = {};
  for (const { state, key } of rows) (lists[state] ??= []).push(key);
  return lists;
}
