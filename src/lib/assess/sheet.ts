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
import { Fraction } from './fraction.ts';
import type { Given, Manual } from './manual.ts';
import { metricsOf, schemeParameters, type Scheme, type SchemeItem } from './scheme.ts';

/** Counts that enter a line, as the metric's page shows them for the agency and the period. */
export interface Input {
  readonly metric: string;
  /** null: the snapshot has no source for it */
  readonly counts: Counts | null;
}

/** One line of an agency's sheet. */
export interface Line {
  readonly item: string;
  /** points reached, 2 decimals; null: not applicable */
  readonly points: number | null;
  /** points that the line stands for here: its own and its share of those that do not apply, 2 decimals; null: not applicable */
  readonly most: number | null;
  /** share reached from 0 to 1, 6 decimals; null: not applicable */
  readonly value: number | null;
  readonly inputs: readonly Input[];
  /** rows that are long overdue, where the item counts them */
  readonly long: number | null;
  /** people give the points: what they gave, or null while it waits; left out where the data tell */
  readonly given?: Given | null;
}

/** What an agency reaches. */
export interface Sheet {
  readonly lines: readonly Line[];
  /** from 0 to 100, 2 decimals; null when nothing applies, or when points wait to be given */
  readonly total: number | null;
  /** items whose points wait to be given by people */
  readonly waiting: readonly string[];
  /** title of the grade */
  readonly grade: string | null;
  /** metrics whose overdue rows limit the grade, sorted */
  readonly veto: readonly string[];
}

const zero = Fraction.of(0);
const one = Fraction.of(1);

/** What of an agency enters its sheet. */
interface Facts {
  readonly counts: (metric: string) => Counts | null;
  /** overdue rows of a metric that are overdue for more working days than the parameter says */
  readonly long: (metric: string, parameter: string) => number;
  /** the agency's one row of a metric: state and working days late */
  readonly row: (metric: string) => { readonly state: string; readonly over: number | null } | null;
  /** points that people gave for an item */
  readonly given: (item: string) => Given | null;
}

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
  { excused = [], manual = new Map() }: Beside = {},
): Promise<Record<string, Sheet>> {
  const used = new Set(schemeMetrics(scheme));
  const metrics = definitions.filter((definition) => used.has(definition.id));
  const found = await figures(engine, { metrics, agencies: manifest.agencies, filter: { period }, by: 'org' });
  const byMetric = new Map(found.map((f) => [f.metric, new Map(f.groups.map((g) => [g.value, g.figure]))]));
  const present = new Set(metrics.map((metric) => metric.id));
  const left = excused.filter((id) => present.has(id));
  const less = await excusedCounts(engine, left, { period });
  const rows = await onlyRows(engine, scheme, present, period, left);
  const long = await longOverdue(engine, scheme, present, period, manifest.parameters, left);
  const made: Record<string, Sheet> = {};
  for (const code of await established(engine, manifest, period))
    made[code] = sheetOf(scheme, {
      counts: (metric) => countsWithout(byMetric.get(metric)?.get(code), less, metric, code),
      long: (metric, parameter) => long.get(`${metric} ${parameter}`)?.get(code) ?? 0,
      row: (metric) => rows.get(metric)?.get(code) ?? null,
      given: (item) => manual.get(code)?.get(item) ?? null,
    });
  return made;
}

/** Every metric that a scheme reads, in its order. */
export function schemeMetrics(scheme: Scheme): string[] {
  return [
    ...new Set([
      ...scheme.blocks.flatMap((block) => block.items.flatMap(metricsOf)),
      ...scheme.bonus.map((b) => b.of),
      ...scheme.deductions.map((d) => d.overdue_of),
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
      items.flatMap(({ states, long_overdue }) => [...(states ? [states.of] : []), ...(long_overdue?.of ?? [])]),
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

function sheetOf(scheme: Scheme, facts: Facts): Sheet {
  const blocks = scheme.blocks.map(({ items }) => items.map((item) => ({ item, value: valueOf(item, facts) })));
  const points = (items: readonly SchemeItem[]) => sum(items.map((item) => item.points));
  const whole = blocks.map((items) => points(items.map(({ item }) => item)));
  const counted = blocks.map((items) => points(items.flatMap(({ item, value }) => (value === null ? [] : [item]))));
  const reached = sum(whole.filter((_, i) => counted[i]?.compare(zero) !== 0));
  const inputs = (ids: readonly string[]) => ids.map((metric) => ({ metric, counts: facts.counts(metric) }));
  const lines = blocks.flatMap((items, i) =>
    items.map(({ item, value }): Line => {
      const given = item.manual && { given: facts.given(item.id) };
      const common = { item: item.id, inputs: inputs(metricsOf(item)), long: longOf(item, facts), ...given };
      if (value === null) return { ...common, points: null, most: null, value: null };
      const most = item.points
        .times(whole[i] ?? one)
        .times(Fraction.of(100))
        .over((counted[i] ?? one).times(reached));
      if (value === 'waiting') return { ...common, points: null, most: most.rounded(2), value: null };
      return { ...common, points: value.times(most).rounded(2), most: most.rounded(2), value: value.rounded(6) };
    }),
  );
  const more = scheme.bonus.map(({ id, points, of, from }): Line => {
    const value = rate(facts.counts(of));
    const given = value !== null && value.compare(from) >= 0;
    return {
      item: id,
      inputs: inputs([of]),
      long: null,
      points: given ? points.rounded(2) : 0,
      most: points.rounded(2),
      value: given ? 1 : 0,
    };
  });
  const less = scheme.deductions.map(({ id, overdue_of, each, most }): Line => {
    const lost = least([each.times(Fraction.of(facts.counts(overdue_of)?.overdue ?? 0)), most]) ?? zero;
    return { item: id, inputs: inputs([overdue_of]), long: null, points: -lost.rounded(2) || 0, most: 0, value: null };
  });
  const all = [...lines, ...more, ...less];
  const veto = (scheme.veto?.overdue_of ?? []).filter((metric) => (facts.counts(metric)?.overdue ?? 0) > 0).sort();
  const waiting = blocks.flat().flatMap(({ item, value }) => (value === 'waiting' ? [item.id] : []));
  if (reached.compare(zero) === 0 || waiting.length > 0) return { lines: all, total: null, grade: null, veto, waiting };
  const cents = all.reduce((total, line) => total + Math.round((line.points ?? 0) * 100), 0);
  const total = Math.min(10_000, Math.max(0, cents)) / 100;
  return { lines: all, total, grade: gradeOf(scheme, cents, veto.length > 0), veto, waiting };
}

function gradeOf({ grades, veto }: Scheme, cents: number, vetoed: boolean): string | null {
  const reached = grades.findIndex(({ from }) => Fraction.of(Math.max(0, cents), 100).compare(from) >= 0);
  const highest = vetoed ? grades.findIndex(({ title }) => title === veto?.at_most) : 0;
  return grades[Math.max(reached, highest)]?.title ?? null;
}

type Value = Fraction | null;

/** The share of an item from 0 to 1; null when it does not apply, `waiting` while people have not given it. */
function valueOf(item: SchemeItem, facts: Facts): Value | 'waiting' {
  if (item.manual) return facts.given(item.id)?.points.over(item.points) ?? 'waiting';
  if (item.zero_with_overdue !== undefined && (facts.counts(item.zero_with_overdue)?.overdue ?? 0) > 0) return zero;
  const value = ruleOf(item, facts);
  const long = longOf(item, facts);
  if (value === null || !item.long_overdue || long === null) return value;
  const lost = least([item.long_overdue.each.times(Fraction.of(long)), item.long_overdue.most]) ?? zero;
  return value.times(item.points).minus(lost).atLeastZero().over(item.points);
}

function ruleOf(item: SchemeItem, facts: Facts): Value {
  const rates = (metrics: readonly string[]) => metrics.map((metric) => rate(facts.counts(metric)));
  if (item.rate !== undefined) return rate(facts.counts(item.rate));
  if (item.least) return least(rates(item.least));
  if (item.mean) return mean(rates(item.mean));
  if (item.linear) return linear(rate(together(item.linear.of.map(facts.counts))), item.linear.from);
  if (item.faults) {
    const { of, start, each } = item.faults;
    const counts = facts.counts(of);
    if (rate(counts) === null || counts === null) return null;
    const lost = each.times(Fraction.of(counts.late + counts.overdue));
    return start.minus(lost).atLeastZero().over(start);
  }
  if (item.states) {
    const row = facts.row(item.states.of);
    if (row?.state === 'met') return item.states.met;
    if (row?.state === 'overdue') return item.states.overdue;
    if (row?.state !== 'late') return null;
    const soon = row.over === null || Fraction.of(row.over).compare(item.states.late_within) <= 0;
    return soon ? item.states.late : item.states.later;
  }
  return null;
}

function longOf({ long_overdue: rule }: SchemeItem, facts: Facts): number | null {
  return rule ? rule.of.reduce((n, metric) => n + facts.long(metric, rule.parameter), 0) : null;
}

/** Counts of several metrics as those of one. */
function together(parts: readonly (Counts | null)[]): Counts | null {
  const known = parts.filter((part) => part !== null);
  const add = (of: (counts: Counts) => number) => known.reduce((total, counts) => total + of(counts), 0);
  if (known.length === 0) return null;
  return {
    met: add((c) => c.met),
    late: add((c) => c.late),
    overdue: add((c) => c.overdue),
    pending: add((c) => c.pending),
    exempt: add((c) => c.exempt),
    unknown: add((c) => c.unknown),
  };
}

/** met ÷ (met + late + overdue), exactly. Every metric on a sheet counts upwards. */
function rate(counts: Counts | null): Value {
  const all = counts ? counts.met + counts.late + counts.overdue : 0;
  return counts && all > 0 ? Fraction.of(counts.met, all) : null;
}

/** 0 up to `from`, 1 at 1, a straight line between. */
function linear(value: Value, from: Fraction): Value {
  if (value === null) return null;
  return value.minus(from).over(one.minus(from)).atLeastZero();
}

function least(values: readonly Value[]): Value {
  return values.reduce(
    (low, value) => (low === null || (value !== null && value.compare(low) < 0) ? value : low),
    null,
  );
}

function mean(values: readonly Value[]): Value {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : sum(known).over(Fraction.of(known.length));
}

function sum(parts: readonly Fraction[]): Fraction {
  return parts.reduce((total, part) => total.plus(part), zero);
}
