import type { Engine } from '../engine/engine.ts';
import { excusedCounts, isExcused, without, type Excused } from '../excuses/effect.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import { overridesOf, type Override } from '../metrics/parameters.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import { verdictTable } from '../metrics/tables.ts';
import { figures } from '../results/figures.ts';
import { Bindings, rowConditions } from '../results/filter.ts';
import type { Counts, Period } from '../results/types.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import type { Manual } from './manual.ts';
import { failingStates, metricsOf, metricsOfExtra, schemeParameters, type FailingRule, type Scheme } from './scheme.ts';
import { sheetOf, type Facts, type Sheet } from './score.ts';

export type { Input, Line, Sheet } from './score.ts';

/** What beside the snapshot bears on the sheets. */
export interface Beside {
  /** metrics whose excused rows are left out, for the sheet that is shown beside; their verdict tables and `excused` must be in the engine too */
  readonly excused?: readonly string[];
  readonly manual?: Manual;
}

/**
 * The sheet of every agency that enforces and was established by the end of the period, by agency code. In: an engine with the cube, the verdict
 * tables of the metrics that `rowMetrics` names, and `all_orgs`. Everything is worked out in fractions and rounded half up to 2 decimals at the end.
 * Amounts of fines enter none of it (行政处罚法第74条).
 */
export async function sheets(
  engine: Engine,
  manifest: Pick<Manifest, 'agencies' | 'parameters'>,
  definitions: readonly MetricDefinition[],
  period: Period,
  scheme: Scheme,
  beside: Beside = {},
): Promise<Record<string, Sheet>> {
  const facts = await factsOf(engine, manifest, definitions, period, scheme, beside);
  return Object.fromEntries(Object.entries(facts).map(([code, own]) => [code, sheetOf(scheme, own)]));
}

/** What of every agency enters its sheet, by agency code; the same in and out as `sheets`. */
export async function factsOf(
  engine: Engine,
  manifest: Pick<Manifest, 'agencies' | 'parameters'>,
  definitions: readonly MetricDefinition[],
  period: Period,
  scheme: Scheme,
  { excused = [], manual = new Map() }: Beside = {},
): Promise<Record<string, Facts>> {
  const used = new Set(schemeMetrics(scheme));
  const metrics = definitions.filter((definition) => used.has(definition.id));
  const found = await figures(engine, { metrics, agencies: manifest.agencies, filter: { period }, by: 'org' });
  const byMetric = new Map(found.map((f) => [f.metric, new Map(f.groups.map((g) => [g.value, g.figure]))]));
  const present = new Set(metrics.map((metric) => metric.id));
  const left = excused.filter((id) => present.has(id));
  const less = await excusedCounts(engine, left, { period });
  const rows = await onlyRows(engine, scheme, present, period, left);
  const long = await longOverdue(engine, scheme, present, period, manifest.parameters, left);
  const failing = await failingRows(engine, scheme, present, period, left);
  const made: Record<string, Facts> = {};
  for (const code of await established(engine, manifest, period))
    made[code] = {
      counts: (metric) => countsWithout(byMetric.get(metric)?.get(code), less, metric, code),
      long: (metric, parameter) => long.get(`${metric} ${parameter}`)?.get(code) ?? 0,
      failing: (rule) => failing.get(rule)?.get(code) ?? 0,
      row: (metric) => rows.get(metric)?.get(code) ?? null,
      given: (item) => manual.get(code)?.get(item) ?? null,
    };
  return made;
}

/** Every metric that a scheme reads, in its order. */
export function schemeMetrics(scheme: Scheme): string[] {
  return [
    ...new Set([
      ...scheme.blocks.flatMap((block) => block.items.flatMap(metricsOf)),
      ...[...scheme.bonus, ...scheme.deductions].flatMap(metricsOfExtra),
      ...(scheme.veto?.overdue_of ?? []),
    ]),
  ];
}

/** Those of a snapshot's local parameters that the sheets depend on. */
export function schemeOverrides(scheme: Scheme, overrides: readonly Override[], ruleset: Ruleset): Override[] {
  const metrics = new Set(schemeMetrics(scheme));
  const definitions = ruleset.definitions.filter((definition) => metrics.has(definition.id));
  const used = new Set([
    ...overridesOf(definitions, overrides, ruleset).map((override) => override.parameter),
    ...schemeParameters(scheme),
  ]);
  return overrides.filter((override) => used.has(override.parameter));
}

/** Those of a scheme's metrics whose verdict rows must be in the engine; of the others the cube tells enough. */
export function rowMetrics(scheme: Scheme): string[] {
  const items = scheme.blocks.flatMap((block) => block.items);
  return [
    ...new Set(
      items.flatMap(({ states, long_overdue, failing }) => [
        ...(states ? [states.of] : []),
        ...(long_overdue?.of ?? []),
        ...(failing?.of ?? []),
      ]),
    ),
  ];
}

function countsWithout(counts: Counts | undefined, excused: Excused, metric: string, org: string): Counts | null {
  if (!counts) return null;
  const own = excused.get(metric)?.get(org);
  return own ? without(counts, own) : counts;
}

async function established(
  engine: Engine,
  { agencies }: Pick<Manifest, 'agencies'>,
  period: Period,
): Promise<string[]> {
  const later = await engine.query<{ org_code: string }>(
    'SELECT org_code FROM all_orgs WHERE created_on > CAST($1 AS DATE)',
    [period.to],
  );
  const young = new Set(later.map((row) => row.org_code));
  return agencies.filter((agency) => agency.is_enforcement && !young.has(agency.code)).map((agency) => agency.code);
}

/** `metric parameter` → agency → number of long overdue rows. */
async function longOverdue(
  engine: Engine,
  scheme: Scheme,
  present: ReadonlySet<string>,
  period: Period,
  parameters: Manifest['parameters'],
  excused: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>();
  for (const { long_overdue: rule } of scheme.blocks.flatMap((block) => block.items))
    for (const metric of rule?.of ?? []) {
      if (!rule || !present.has(metric)) continue;
      const bindings = new Bindings();
      const days = bindings.bind(Number(parameters[rule.parameter] ?? 0));
      const conditions = [
        "state = 'overdue'",
        `over > ${days}`,
        ...rowConditions({ period }, bindings),
        ...(excused.includes(metric) ? [`NOT (${isExcused})`] : []),
      ];
      const rows = await engine.query<{ org: string; n: number }>(
        `SELECT org, count(*) AS n FROM ${verdictTable(metric)} WHERE ${conditions.join(' AND ')} GROUP BY org`,
        bindings.values,
      );
      found.set(`${metric} ${rule.parameter}`, new Map(rows.map(({ org, n }) => [org, n])));
    }
  return found;
}

/** Rule → agency → number of the rows that it takes points off for; excused rows are none. */
async function failingRows(
  engine: Engine,
  scheme: Scheme,
  present: ReadonlySet<string>,
  period: Period,
  excused: readonly string[],
): Promise<Map<FailingRule, Map<string, number>>> {
  const found = new Map<FailingRule, Map<string, number>>();
  for (const { failing: rule } of scheme.blocks.flatMap((block) => block.items)) {
    if (!rule) continue;
    const { of, states = failingStates, act, reasons } = rule;
    const counted = new Map<string, number>();
    for (const metric of of.filter((id) => present.has(id))) {
      const bindings = new Bindings();
      const conditions = [
        `state IN (${bindings.list(states)})`,
        ...(reasons ? [`reason IN (${bindings.list(reasons)})`] : []),
        ...rowConditions({ period, act }, bindings),
        ...(excused.includes(metric) ? [`NOT (${isExcused})`] : []),
      ];
      const rows = await engine.query<{ org: string; n: number }>(
        `SELECT org, count(*) AS n FROM ${verdictTable(metric)} WHERE ${conditions.join(' AND ')} GROUP BY org`,
        bindings.values,
      );
      for (const { org, n } of rows) counted.set(org, (counted.get(org) ?? 0) + n);
    }
    found.set(rule, counted);
  }
  return found;
}

async function onlyRows(
  engine: Engine,
  scheme: Scheme,
  present: ReadonlySet<string>,
  period: Period,
  excused: readonly string[],
): Promise<Map<string, Map<string, { state: string; over: number | null }>>> {
  const found = new Map<string, Map<string, { state: string; over: number | null }>>();
  for (const { states } of scheme.blocks.flatMap((block) => block.items)) {
    if (!states || !present.has(states.of)) continue;
    const bindings = new Bindings();
    const where = rowConditions({ period }, bindings).join(' AND ');
    // an excused row does not apply
    const state = excused.includes(states.of) ? `CASE WHEN ${isExcused} THEN 'exempt' ELSE state END` : 'state';
    const rows = await engine.query<{ org: string; state: string; over: number | null }>(
      `SELECT org, ${state} AS state, over FROM ${verdictTable(states.of)} WHERE ${where}`,
      bindings.values,
    );
    found.set(states.of, new Map(rows.map(({ org, state, over }) => [org, { state, over }])));
  }
  return found;
}
