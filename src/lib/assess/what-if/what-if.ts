import { Fraction } from '../fraction.ts';
import type { Scheme } from '../scheme.ts';
import { extraPoints, itemPoints, sheetOf, weights, type Facts, type Sheet } from '../score.ts';
import { lineOf, mended, moves, type Days, type Mendable } from './change.ts';
import { frontOf, nothing, together, type Front } from './front.ts';

/**
 * Which rows, once their duties are done, move an agency to the next grade. Everything is worked out by the rules of the sheet itself, on the facts
 * as they would be; the as-of day stands for the day on which it is done. What is pending or unknown stays so.
 */

export type Outcome =
  /** there is no higher grade */
  | 'top'
  /** points wait to be given by people, or nothing applies: there is no total to start from */
  | 'no_total'
  /** rows that can't be mended limit the grade */
  | 'limited'
  /** everything that can be mended is not enough */
  | 'not_enough'
  | 'reached';

/** Rows that move the same lines alike: any `needed` of `rows` do. */
export interface Group {
  readonly rows: readonly Mendable[];
  readonly needed: number;
  /** the lines they move */
  readonly lines: readonly string[];
}

/** What mending brings to a line. Points have two decimals. */
export interface LineGain {
  readonly item: string;
  /** rows that can be mended and move the line */
  readonly rows: number;
  /** what the first of them brings, mended alone: of the class where it brings most */
  readonly first: number;
  readonly chosen: number;
  readonly all: number;
}

export interface WhatIf {
  readonly outcome: Outcome;
  readonly now: Sheet;
  /** the next grade; null at the top and without a total */
  readonly next: { readonly title: string; readonly from: number } | null;
  /** no smaller set of rows does: false where there are too many combinations to look at each */
  readonly exact: boolean;
  /** the set of rows; empty unless reached */
  readonly groups: readonly Group[];
  readonly needed: number;
  /** the sheet with them mended; with `not_enough` and `limited`, with everything mended */
  readonly then: Sheet;
  /** metrics that keep the grade down whatever is mended */
  readonly limits: readonly string[];
  readonly lines: readonly LineGain[];
  /** rows that can be mended and move a line */
  readonly movable: number;
  /** rows that can be mended but move no line */
  readonly idle: number;
}

/** `mendables`: what of the agency can be mended (`mendableRows`). */
export function whatIf(scheme: Scheme, facts: Facts, mendables: readonly Mendable[], days: Days): WhatIf {
  const now = sheetOf(scheme, facts);
  const everything = sheetOf(scheme, mended(facts, mendables, days));
  const classes = classesOf(scheme, mendables, days);
  const idle = mendables.filter((one) => movesOf(scheme, one, days).length === 0).length;
  const front = fronts(scheme, facts, classes, days);
  const answer = (outcome: Outcome, more: Partial<WhatIf>): WhatIf => ({
    outcome,
    now,
    next: null,
    exact: true,
    groups: [],
    needed: 0,
    then: now,
    limits: [],
    movable: mendables.length - idle,
    idle,
    lines: gains(scheme, facts, classes, days, more.then ?? now, everything),
    ...more,
  });
  if (now.total === null) return answer('no_total', {});
  const place = scheme.grades.findIndex(({ title }) => title === now.grade);
  const grade = scheme.grades[place - 1];
  if (!grade) return answer('top', {});
  const next = { title: grade.title, from: grade.from.rounded(4) };
  const capped = scheme.grades.findIndex(({ title }) => title === scheme.veto?.at_most) >= place;
  const vetoing = capped ? now.veto : [];
  const limits = vetoing.filter((metric) => everything.veto.includes(metric));
  if (limits.length > 0) return answer('limited', { next, then: everything, limits });
  // every row that limits the grade has to be mended; what they bring counts
  const forced = mendables.filter(({ effects }) => effects.some(({ metric }) => vetoing.includes(metric)));
  const start = mended(facts, forced, days);
  const rest =
    forced.length === 0
      ? classes
      : classesOf(
          scheme,
          mendables.filter((one) => !forced.includes(one)),
          days,
        );
  const { choices, exact } = forced.length === 0 ? front : fronts(scheme, start, rest, days);
  const cents = centsOf(sheetOf(scheme, start));
  const found = choices.find(({ gain }) => Fraction.of(Math.max(0, cents + gain), 100).compare(grade.from) >= 0);
  if (!found) return answer('not_enough', { next, then: everything, exact });
  const groups = [
    ...(forced.length > 0 ? [{ rows: forced, needed: forced.length, lines: linesOf(scheme, forced, days) }] : []),
    ...rest.flatMap(({ rows, lines }, i): Group[] => {
      const needed = found.counts[i] ?? 0;
      return needed > 0 ? [{ rows, needed, lines }] : [];
    }),
  ];
  const chosen = groups.flatMap(({ rows, needed }) => rows.slice(0, needed));
  const then = sheetOf(scheme, mended(facts, chosen, days));
  // where mending changes which items apply, the sum over the lines is not what the sheet says; the sheet is right
  if (Fraction.of(Math.max(0, centsOf(then)), 100).compare(grade.from) < 0)
    return answer('not_enough', { next, then: everything, exact: false });
  return answer('reached', { next, then, exact, groups, needed: chosen.length });
}

/** Rows of one kind: they move the same lines in the same way. */
interface Class {
  readonly rows: readonly Mendable[];
  readonly lines: readonly string[];
}

/** Classes in such an order that those which share a line, directly or by others, stand together. */
function classesOf(scheme: Scheme, mendables: readonly Mendable[], days: Days): Class[] {
  const classes = new Map<string, Mendable[]>();
  for (const one of mendables) {
    const signature = movesOf(scheme, one, days);
    if (signature.length === 0) continue;
    const key = signature.join('|') + (signature.some((move) => move.endsWith(' state')) ? ` ${one.key}` : '');
    classes.set(key, [...(classes.get(key) ?? []), one]);
  }
  const made = [...classes.values()].map((rows) => ({ rows, lines: linesOf(scheme, rows.slice(0, 1), days) }));
  return components(made, unitOf(scheme)).flat();
}

function components(classes: readonly Class[], unit: Unit): Class[][] {
  const found: Class[][] = [];
  for (const one of classes) {
    const units = new Set(one.lines.map(unit));
    const joined = found.filter((part) => part.some(({ lines }) => lines.some((line) => units.has(unit(line)))));
    for (const part of joined) found.splice(found.indexOf(part), 1);
    found.push([...joined.flat(), one]);
  }
  return found;
}

/** What every choice gains beyond the facts, by whole components. */
function fronts(scheme: Scheme, facts: Facts, classes: readonly Class[], days: Days): Front {
  const points = pointsOf(scheme, facts);
  const unit = unitOf(scheme);
  return components(classes, unit).reduce((all, part) => {
    const units = new Set(part.flatMap((one) => one.lines).map(unit));
    const lines = linesIn(scheme).filter((line) => units.has(unit(line)));
    const base = points(facts, lines);
    const front = frontOf(
      part.map(({ rows }) => rows.length),
      (counts) => {
        const done = part.flatMap(({ rows }, i) => rows.slice(0, counts[i] ?? 0));
        return points(mended(facts, done, days), lines) - base;
      },
    );
    return together(all, front);
  }, nothing);
}

/** Hundredths of a point of these lines. What each line stands for does not depend on what is mended: that changes no denominator. */
function pointsOf(scheme: Scheme, facts: Facts): (facts: Facts, lines: readonly string[]) => number {
  const most = weights(scheme, facts);
  const items = new Map(scheme.blocks.flatMap((block) => block.items.map((item) => [item.id, item])));
  const points = (line: string, then: Facts): number => {
    const item = items.get(line);
    if (item) return itemPoints(item, then, most.get(line) ?? null) ?? 0;
    return extraPoints(scheme, line, then);
  };
  return (then, lines) => lines.reduce((sum, line) => sum + Math.round(points(line, then) * 100), 0);
}

/** Lines that are bounded together, as additions with a highest sum are, gain together: they are one unit; every other line is its own. */
type Unit = (line: string) => string;

function unitOf({ bonus, bonus_most, deductions, deductions_most }: Scheme): Unit {
  const together = new Map([
    ...(bonus_most ? bonus.map(({ id }): [string, string] => [id, 'bonus +']) : []),
    ...(deductions_most ? deductions.map(({ id }): [string, string] => [id, 'deductions +']) : []),
  ]);
  return (line) => together.get(line) ?? line;
}

const linesIn = ({ blocks, bonus, deductions }: Scheme): string[] =>
  [...blocks.flatMap(({ items }) => items), ...bonus, ...deductions].map(({ id }) => id);

function gains(
  scheme: Scheme,
  facts: Facts,
  classes: readonly Class[],
  days: Days,
  then: Sheet,
  everything: Sheet,
): LineGain[] {
  const points = pointsOf(scheme, facts);
  const before = sheetOf(scheme, facts);
  const reached = ({ lines }: Sheet, item: string) => lines.find((line) => line.item === item)?.points ?? 0;
  const difference = (sheet: Sheet, item: string) =>
    Math.round((reached(sheet, item) - reached(before, item)) * 100) / 100;
  return before.lines.flatMap(({ item }) => {
    const own = classes.filter(({ lines }) => lines.includes(item));
    if (own.length === 0) return [];
    const base = points(facts, [item]);
    const first = own.map(({ rows }) => points(mended(facts, rows.slice(0, 1), days), [item]) - base);
    return [
      {
        item,
        rows: own.reduce((n, { rows }) => n + rows.length, 0),
        first: Math.max(...first) / 100,
        chosen: difference(then, item),
        all: difference(everything, item),
      },
    ];
  });
}

const movesOf = (scheme: Scheme, { effects }: Mendable, days: Days): string[] =>
  effects.flatMap((effect) => moves(scheme, effect, days)).sort();

const linesOf = (scheme: Scheme, rows: readonly Mendable[], days: Days): string[] => [
  ...new Set(rows.flatMap((one) => movesOf(scheme, one, days).map(lineOf))),
];

const centsOf = ({ lines }: Sheet): number =>
  lines.reduce((total, { points }) => total + Math.round((points ?? 0) * 100), 0);
