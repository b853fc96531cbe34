import type { Counts } from '../results/types.ts';
import { Fraction } from './fraction.ts';
import type { Given } from './manual.ts';
import {
  metricsOf,
  metricsOfExtra,
  type FailingRule,
  type Scheme,
  type SchemeBonus,
  type SchemeDeduction,
  type SchemeItem,
} from './scheme.ts';

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
  /** failing rows that cost points by themselves, where the item has such a rule */
  readonly failing: number | null;
  /** people give the points: what they gave, or null while it waits; left out where the data tell */
  readonly given?: Given | null;
  /** people raised or lowered what the data tell */
  readonly adjusted?: Adjusted;
  /** points that the line would have if those of its kind were not bounded together, 2 decimals; only where that is another number */
  readonly unbounded?: number;
}

/** A line changed by hand. It stays between 0 and what it stands for; a deduction between that and 0. */
export interface Adjusted {
  /** points before, 2 decimals; null: the line does not apply, and nothing is changed */
  readonly before: number | null;
  readonly by: Given;
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
export interface Facts {
  readonly counts: (metric: string) => Counts | null;
  /** overdue rows of a metric that are overdue for more working days than the parameter says */
  readonly long: (metric: string, parameter: string) => number;
  /** rows that a rule takes points off for */
  readonly failing: (rule: FailingRule) => number;
  /** the agency's one row of a metric: state and working days late */
  readonly row: (metric: string) => { readonly state: string; readonly over: number | null } | null;
  /** points that people gave for an item, or raised or lowered it by where the data tell */
  readonly given: (item: string) => Given | null;
}

/** The sheet of an agency from what enters it: exact fractions, rounded half up to 2 decimals line by line; the total is the sum of the lines. */
export function sheetOf(scheme: Scheme, facts: Facts): Sheet {
  const most = weights(scheme, facts);
  const items = scheme.blocks.flatMap((block) => block.items);
  const inputs = (ids: readonly string[]) => ids.map((metric) => ({ metric, counts: facts.counts(metric) }));
  const lines = items.map((item): Line => {
    const weight = most.get(item.id) ?? null;
    const value = valueOf(item, facts);
    const by = facts.given(item.id);
    const hand = item.manual ? { given: by } : by ? { adjusted: { before: dataPoints(item, facts, weight), by } } : {};
    return {
      item: item.id,
      inputs: inputs(metricsOf(item)),
      long: longOf(item, facts),
      failing: item.failing ? facts.failing(item.failing) : null,
      ...hand,
      points: itemPoints(item, facts, weight),
      most: weight?.rounded(2) ?? null,
      value: value === null || value === 'waiting' ? null : value.rounded(6),
    };
  });
  const more = extraLines(scheme, facts).map(({ extra, data, points, unbounded }): Line => {
    const by = facts.given(extra.id);
    const hand = by === null ? {} : extra.manual ? { given: by } : { adjusted: { before: data, by } };
    return {
      item: extra.id,
      inputs: inputs(metricsOfExtra(extra)),
      long: null,
      failing: null,
      points,
      most: 'most' in extra ? 0 : extra.points.rounded(2),
      value: 'most' in extra || extra.manual ? null : data > 0 ? 1 : 0,
      ...hand,
      ...(unbounded === points ? {} : { unbounded }),
    };
  });
  const all = [...lines, ...more];
  const veto = (scheme.veto?.overdue_of ?? []).filter((metric) => (facts.counts(metric)?.overdue ?? 0) > 0).sort();
  const waiting = lines.flatMap((line) => (line.given === null ? [line.item] : []));
  if ([...most.values()].every((weight) => weight === null) || waiting.length > 0)
    return { lines: all, total: null, grade: null, veto, waiting };
  const cents = all.reduce((total, line) => total + Math.round((line.points ?? 0) * 100), 0);
  const total = Math.min(10_000, Math.max(0, cents)) / 100;
  return { lines: all, total, grade: gradeOf(scheme, cents, veto.length > 0), veto, waiting };
}

/** The points that each item stands for here: its own, and its share of those of the items and blocks that do not apply; null: not applicable. */
export function weights(scheme: Scheme, facts: Facts): ReadonlyMap<string, Fraction | null> {
  const blocks = scheme.blocks.map(({ items }) =>
    items.map((item) => ({ item, applies: valueOf(item, facts) !== null })),
  );
  const points = (items: readonly SchemeItem[]) => sum(items.map((item) => item.points));
  const whole = blocks.map((items) => points(items.map(({ item }) => item)));
  const counted = blocks.map((items) => points(items.flatMap(({ item, applies }) => (applies ? [item] : []))));
  const reached = sum(whole.filter((_, i) => counted[i]?.compare(zero) !== 0));
  return new Map(
    blocks.flatMap((items, i) =>
      items.map(({ item, applies }): [string, Fraction | null] => [
        item.id,
        applies
          ? item.points
              .times(whole[i] ?? one)
              .times(Fraction.of(100))
              .over((counted[i] ?? one).times(reached))
          : null,
      ]),
    ),
  );
}

/**
 * The points of an item that stands for `weight` of them, 2 decimals, as they are after people have raised or lowered them; null when it does not
 * apply or waits to be given.
 */
export function itemPoints(item: SchemeItem, facts: Facts, weight: Fraction | null): number | null {
  const points = dataPoints(item, facts, weight);
  if (points === null || weight === null || item.manual) return points;
  return adjusted(points, facts.given(item.id), 0, weight.rounded(2));
}

/** The same before people have changed anything. */
function dataPoints(item: SchemeItem, facts: Facts, weight: Fraction | null): number | null {
  const value = valueOf(item, facts);
  return value === null || value === 'waiting' || weight === null ? null : value.times(weight).rounded(2);
}

function adjusted(points: number, change: Given | null, least: number, most: number): number {
  return change ? Math.min(most, Math.max(least, inCents(points + change.points.rounded(2)))) : points;
}

/** An addition or a deduction with its points, which are below 0 for the latter. */
interface ExtraLine {
  readonly extra: SchemeBonus | SchemeDeduction;
  /** as the data tell; 0 where people give them */
  readonly data: number;
  /** as people have changed or given them */
  readonly unbounded: number;
  /** as they count, within what all of the kind may come to together: what stands first counts first */
  readonly points: number;
}

function extraLines(scheme: Scheme, facts: Facts): ExtraLine[] {
  const more = scheme.bonus.map((extra) => {
    const value = extra.of === undefined ? null : rate(facts.counts(extra.of));
    const most = extra.points.rounded(2);
    const data = value !== null && extra.from && value.compare(extra.from) >= 0 ? most : 0;
    return { extra, data, unbounded: adjusted(data, facts.given(extra.id), 0, most) };
  });
  const less = scheme.deductions.map((extra) => {
    const rows = metricsOfExtra(extra).reduce((n, metric) => n + (facts.counts(metric)?.overdue ?? 0), 0);
    const lost = lostBy(rows, { each: extra.each ?? zero, most: extra.most });
    const data = -lost.rounded(2) || 0;
    return { extra, data, unbounded: adjusted(data, facts.given(extra.id), -extra.most.rounded(2), 0) };
  });
  return [...within(more, scheme.bonus_most), ...within(less, scheme.deductions_most)];
}

function within(lines: readonly Omit<ExtraLine, 'points'>[], most: Fraction | undefined): ExtraLine[] {
  let left = most?.rounded(2) ?? Infinity;
  return lines.map((line) => {
    const counted = Math.min(left, Math.abs(line.unbounded));
    left = inCents(left - counted);
    return { ...line, points: Math.sign(line.unbounded) * counted || 0 };
  });
}

const inCents = (points: number): number => (points === Infinity ? points : Math.round(points * 100) / 100 || 0);

/** The points of an addition or a deduction; the latter are below 0. */
export function extraPoints(scheme: Scheme, id: string, facts: Facts): number {
  return extraLines(scheme, facts).find(({ extra }) => extra.id === id)?.points ?? 0;
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
  const taken = [
    ...(item.long_overdue ? [lostBy(longOf(item, facts) ?? 0, item.long_overdue)] : []),
    ...(item.failing ? [lostBy(facts.failing(item.failing), item.failing)] : []),
  ];
  if (value === null || taken.length === 0) return value;
  const lost = sum(taken);
  return value.times(item.points).minus(lost).atLeastZero().over(item.points);
}

/** Points that so many rows cost. */
function lostBy(rows: number, { each, most }: { readonly each: Fraction; readonly most: Fraction }): Fraction {
  return least([each.times(Fraction.of(rows)), most]) ?? zero;
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
