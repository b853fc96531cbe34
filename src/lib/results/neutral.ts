import type { Engine } from '../engine/engine.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import { verdictTable } from '../metrics/tables.ts';
import type { Ledger, Manifest } from '../snapshot/manifest.ts';
import { roundedRate } from './figure.ts';
import { figures, type BandedFigure } from './figures.ts';
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
  readonly metrics: Readonly<Record<string, Readonly<Record<string, NeutralFigure>>>>;
  readonly ledger: Readonly<Record<string, Ledger>>;
  /** keys of the rows that are late, overdue or unknown, sorted by code point; only states with rows */
  readonly lists: Readonly<Record<string, Readonly<Record<string, string[]>>>>;
}

/** The neutral document of the metrics given (those present in the snapshot). Every agency of 执法主体名录 appears in every metric. */
export async function neutral(
  engine: Engine,
  manifest: Pick<Manifest, 'as_of' | 'agencies' | 'ledger'>,
  definitions: readonly MetricDefinition[],
  period: Period,
): Promise<Neutral> {
  const filter = { period };
  const found = await figures(engine, { metrics: definitions, agencies: manifest.agencies, filter, by: 'org' });
  const metrics: Record<string, Record<string, NeutralFigure>> = {};
  const lists: Record<string, Record<string, string[]>> = {};
  for (const [i, { metric, all, groups }] of found.entries()) {
    const definition = definitions[i];
    if (!definition) continue;
    const extras = await agencyExtras(engine, definition);
    const agencies = groups.map(({ value, figure }) => {
      const bands = figure.overdue > 0 ? figure.bands : null;
      return [value, neutralFigure(figure, { ...(bands && { bands }), ...extras.get(value) })] as const;
    });
    metrics[metric] = {
      ALL: neutralFigure(all, all.bands ? { bands: all.bands } : {}),
      ...Object.fromEntries(agencies),
    };
    lists[metric] = await keysByState(engine, metric, period);
  }
  return { as_of: manifest.as_of, period: [period.from, period.to], metrics, ledger: manifest.ledger, lists };
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
): Promise<Map<string, Record<string, number | null>>> {
  if (definition.extra.length === 0 || definition.attribution !== null) return new Map();
  const columns = definition.extra.map((name, i) => `extra_${i + 1} AS ${name}`).join(', ');
  const rows = await engine.query<Record<string, string | number | null>>(
    `SELECT org, ${columns} FROM ${verdictTable(definition.id)} WHERE key = org`,
  );
  return new Map(
    rows.map((row) => [
      String(row.org),
      Object.fromEntries(definition.extra.map((name) => [name, typeof row[name] === 'number' ? row[name] : null])),
    ]),
  );
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
