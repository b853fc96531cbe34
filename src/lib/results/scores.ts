import type { Engine } from '../engine/engine.ts';
import { verdictTable } from '../metrics/tables.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { figures } from './figures.ts';
import { Bindings, rowConditions } from './filter.ts';
import type { Counts, Period } from './types.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import { Fraction } from './fraction.ts';

/** The lines of the 100-point sheet, the additions included. */
export const scoreItems = [
  ...['A1', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'C1', 'C2', 'C3', 'C4', 'C5'],
  ...['D1', 'D2', 'D3', 'D4', 'D5', 'E1', 'E2', 'BONUS', 'DEDUCT'],
] as const;
export type ScoreItem = (typeof scoreItems)[number];

/** What an agency reaches: points by line (null: not applicable), their sum, the grade and what limits it. */
export interface Score {
  readonly lines: Readonly<Record<ScoreItem, number | null>>;
  readonly total: number | null;
  readonly grade: Grade | null;
  /** metrics whose overdue rows limit the grade to 良好: 无证执法 PRC-09, 篡改 REC-12, 未审先定 REV-01 */
  readonly veto: readonly string[];
}

export type Grade = '优秀' | '良好' | '合格' | '不合格';

/** Points of the items by block. Their share of the whole is kept when an item does not apply. */
const blocks: readonly Readonly<Partial<Record<ScoreItem, number>>>[] = [
  { A1: 10 },
  { B1: 6, B2: 4, B3: 6, B4: 8, B5: 2, B6: 2, B7: 2 },
  { C1: 7, C2: 7, C3: 5, C4: 4, C5: 2 },
  { D1: 10, D2: 5, D3: 4, D4: 4, D5: 2 },
  { E1: 5, E2: 5 },
];
const vetoes = ['PRC-09', 'REC-12', 'REV-01'];
const zero = Fraction.of(0);
const one = Fraction.of(1);

/** What of an agency enters its sheet. */
interface Facts {
  readonly counts: (metric: string) => Counts | null;
  /** overdue rows of PUB-08 and PUB-09 that are long overdue */
  readonly long: number;
  /** the agency's row of PUB-20: state and working days late */
  readonly report: { readonly state: string; readonly over: number | null } | null;
}

/**
 * The 100-point sheet of every agency that enforces and was established by the end of the period, worked out in fractions and rounded half up
 * to 2 decimals at the end. Amounts of fines enter none of it (行政处罚法第74条).
 */
export async function scores(
  engine: Engine,
  manifest: Pick<Manifest, 'agencies' | 'parameters'>,
  definitions: readonly MetricDefinition[],
  period: Period,
): Promise<Record<string, Score>> {
  const filter = { period };
  const found = await figures(engine, { metrics: definitions, agencies: manifest.agencies, filter, by: 'org' });
  const byMetric = new Map(found.map((f) => [f.metric, new Map(f.groups.map((g) => [g.value, g.figure]))]));
  const long = await longOverdue(engine, definitions, period, Number(manifest.parameters['long_overdue_days'] ?? 30));
  const reports = await annualReports(engine, definitions, period);
  const sheets: Record<string, Score> = {};
  for (const code of await established(engine, manifest, period))
    sheets[code] = sheetOf({
      counts: (metric) => byMetric.get(metric)?.get(code) ?? null,
      long: long.get(code) ?? 0,
      report: reports.get(code) ?? null,
    });
  return sheets;
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

async function longOverdue(
  engine: Engine,
  definitions: readonly MetricDefinition[],
  period: Period,
  days: number,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { id } of definitions.filter((d) => d.id === 'PUB-08' || d.id === 'PUB-09')) {
    const bindings = new Bindings();
    const conditions = ["state = 'overdue'", `over > ${bindings.bind(days)}`, ...rowConditions({ period }, bindings)];
    const rows = await engine.query<{ org: string; n: number }>(
      `SELECT org, count(*) AS n FROM ${verdictTable(id)} WHERE ${conditions.join(' AND ')} GROUP BY org`,
      bindings.values,
    );
    for (const { org, n } of rows) counts.set(org, (counts.get(org) ?? 0) + n);
  }
  return counts;
}

async function annualReports(
  engine: Engine,
  definitions: readonly MetricDefinition[],
  period: Period,
): Promise<Map<string, { state: string; over: number | null }>> {
  if (!definitions.some((d) => d.id === 'PUB-20')) return new Map();
  const bindings = new Bindings();
  const where = rowConditions({ period }, bindings).join(' AND ');
  const rows = await engine.query<{ org: string; state: string; over: number | null }>(
    `SELECT org, state, over FROM ${verdictTable('PUB-20')} WHERE ${where}`,
    bindings.values,
  );
  return new Map(rows.map(({ org, state, over }) => [org, { state, over }]));
}

function sheetOf(facts: Facts): Score {
  const values = valuesOf(facts);
  const applicable = (item: string) => values[item as ScoreItem] !== null && values[item as ScoreItem] !== undefined;
  const sum = (points: readonly number[]) => points.reduce((total, p) => total + p, 0);
  const whole = blocks.map((block) => sum(Object.values(block)));
  const counted = blocks.map((block) =>
    sum(Object.entries(block).flatMap(([item, p]) => (applicable(item) ? [p] : []))),
  );
  const reached = sum(whole.filter((_, i) => (counted[i] ?? 0) > 0));
  const lines = Object.fromEntries(scoreItems.map((item) => [item, null])) as Record<ScoreItem, number | null>;
  for (const [i, block] of blocks.entries())
    for (const [item, points] of Object.entries(block) as [ScoreItem, number][]) {
      const value = values[item];
      if (!value) continue;
      const scale = Fraction.of(points * (whole[i] ?? 0) * 100, (counted[i] ?? 1) * reached);
      lines[item] = value.times(scale).rounded(2);
    }
  lines.BONUS = atLeast(rate(facts.counts('REV-02')), Fraction.of(95, 100)) ? 2 : 0;
  lines.DEDUCT = -Math.min(5, facts.counts('SUP-01')?.overdue ?? 0) || 0;
  const veto = vetoes.filter((metric) => (facts.counts(metric)?.overdue ?? 0) > 0);
  if (reached === 0) return { lines, total: null, grade: null, veto };
  const cents = sum(scoreItems.map((item) => Math.round((lines[item] ?? 0) * 100)));
  const total = Math.min(10_000, Math.max(0, cents)) / 100;
  return { lines, total, grade: gradeOf(total, veto.length > 0), veto };
}

function gradeOf(total: number, vetoed: boolean): Grade {
  if (total >= 90) return vetoed ? '良好' : '优秀';
  return total >= 80 ? '良好' : total >= 60 ? '合格' : '不合格';
}

type Value = Fraction | null;

/** The value of each item from 0 to 1; null when it does not apply. */
function valuesOf(facts: Facts): Partial<Record<ScoreItem, Value>> {
  const r = (metric: string) => rate(facts.counts(metric));
  const lin = (metric: string, from: number) => linear(r(metric), Fraction.of(from, 100));
  const bad = (metric: string) => {
    const counts = facts.counts(metric);
    return counts ? counts.late + counts.overdue : 0;
  };
  return {
    A1: r('IMP-01'),
    B1: r('PUB-01'),
    B2: least([r('PUB-04'), r('PUB-05'), r('PRC-10')]),
    B3: lin('PUB-07', 80),
    B4: timely(facts),
    B5: r('PUB-12') && Fraction.of(Math.max(0, 2 - bad('PUB-12')), 2),
    B6: lin('PUB-18', 80),
    B7: report(facts.report),
    C1: lin('REC-01', 85),
    C2: lin('REC-04', 70),
    C3: lin('REC-05', 80),
    C4: mean([r('REC-09'), r('REC-10'), r('REC-12')]),
    C5: lin('REC-07', 80),
    D1: (facts.counts('REV-04')?.overdue ?? 0) > 0 ? zero : lin('REV-01', 90),
    D2: r('REV-03') && Fraction.of(Math.max(0, 5 - bad('REV-03')), 5),
    D3: lin('REV-05', 80),
    D4: mean([r('REV-10'), r('REV-11')]),
    D5: r('REV-12'),
    E1: r('SUP-05'),
    E2: r('STF-01'),
  };
}

/** B4: licences, penalties and the rest together, less half a point for each decision that is long overdue, 3 at most. */
function timely({ counts, long }: Facts): Value {
  const parts = ['PUB-08', 'PUB-09'].map(counts);
  const total = (of: (c: Counts) => number) => parts.reduce((sum, c) => sum + (c ? of(c) : 0), 0);
  const all = total((c) => c.met + c.late + c.overdue);
  if (all === 0) return null;
  const points =
    linear(
      Fraction.of(
        total((c) => c.met),
        all,
      ),
      Fraction.of(70, 100),
    )?.times(Fraction.of(8)) ?? zero;
  const less = Fraction.of(Math.min(6, long), 2);
  return points.minus(less).atLeastZero().times(Fraction.of(1, 8));
}

function report(row: Facts['report']): Value {
  if (row?.state === 'met') return one;
  if (row?.state === 'overdue') return zero;
  if (row?.state !== 'late') return null;
  return row.over === null || row.over <= 10 ? Fraction.of(1, 2) : zero;
}

/** met ÷ (met + late + overdue), exactly. Every metric on the sheet counts upwards. */
function rate(counts: Counts | null): Value {
  const all = counts ? counts.met + counts.late + counts.overdue : 0;
  return counts && all > 0 ? Fraction.of(counts.met, all) : null;
}

/** 0 up to `from`, 1 at 1, a straight line between. */
function linear(value: Value, from: Fraction): Value {
  if (value === null) return null;
  return value.minus(from).over(one.minus(from)).atLeastZero();
}

function atLeast(value: Value, bound: Fraction): boolean {
  return value !== null && value.compare(bound) >= 0;
}

function least(values: readonly Value[]): Value {
  return values.reduce(
    (low, value) => (low === null || (value !== null && value.compare(low) < 0) ? value : low),
    null,
  );
}

function mean(values: readonly Value[]): Value {
  const known = values.filter((value) => value !== null);
  const sum = known.reduce((total, value) => total.plus(value), zero);
  return known.length === 0 ? null : sum.over(Fraction.of(known.length));
}
