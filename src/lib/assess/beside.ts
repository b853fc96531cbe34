import type { MetricDefinition } from '../metrics/definition.ts';
import { rulesOf } from '../metrics/parameters.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import type { Counts, Period } from '../results/types.ts';
import type { Scheme } from './scheme.ts';
import type { Input, Line, Sheet } from './score.ts';

/** Last year's sheet beside this year's: by the same scheme, over the same months where the year is not over. */

export type Why =
  /** there is no sheet: the agency did not enforce at the end of that period */
  | 'no_sheet'
  /** no row of that period: nothing was handed in, or nothing happened */
  | 'no_data'
  /** the item does not apply in one of the periods */
  | 'not_applicable'
  /** people have not given the points of one of the years */
  | 'waiting'
  /** it is judged as of the as-of day only, for both periods alike: there is no figure of last year */
  | 'as_of'
  /** a rule came into force, or ceased, between the periods */
  | 'rule'
  /** it stands for other points than last year, as other items apply; shares may be compared */
  | 'weight';

export interface BesideLine {
  readonly item: string;
  /** last year's line; null without a sheet, or where there is no figure of last year */
  readonly before: Line | null;
  /** points now less points then, 2 decimals; null where they can't be compared */
  readonly difference: number | null;
  /** share of the points reached now less then, 6 decimals; null where there is none in one of them */
  readonly share: number | null;
  readonly why: readonly Why[];
}

/** The sheets of an agency side by side. */
export interface SheetBeside {
  readonly before: Sheet | null;
  readonly lines: readonly BesideLine[];
  /** total now less then; null without one of them */
  readonly difference: number | null;
  /** why the totals are not of the same things */
  readonly why: readonly Why[];
}

/** The same period of the year before: the whole year, or as many months as have begun at `asOf`. */
export function lastYear(year: number, asOf: string): Period {
  const months = asOf.slice(0, 4) === String(year) ? Number(asOf.slice(5, 7)) : 12;
  const end = new Date(Date.UTC(year - 1, months, 0));
  return { from: `${year - 1}-01-01`, to: end.toISOString().slice(0, 10) };
}

/** What the comparison has to know of the metrics. */
export interface Metrics {
  /** those that are judged as of the as-of day only */
  readonly undated: ReadonlySet<string>;
  /** those of which a rule changed from the one period to the other */
  readonly changed: ReadonlySet<string>;
}

/** In: the definitions of the metrics of a scheme, this year and the period before. */
export function metricsBeside(
  definitions: readonly MetricDefinition[],
  ruleset: Ruleset,
  year: number,
  before: Period,
): Metrics {
  const within = (day: string | null) => day !== null && day > before.from && day <= `${year}-12-31`;
  return {
    undated: new Set(definitions.flatMap(({ id, attribution }) => (attribution === null ? [id] : []))),
    changed: new Set(
      definitions.flatMap((definition) =>
        rulesOf(definition, ruleset).some((rule) => within(rule.valid_from) || within(rule.valid_to))
          ? [definition.id]
          : [],
      ),
    ),
  };
}

/** Compares the sheet of an agency with the one of the year before; `before` null: it has none. */
export function beside(scheme: Scheme, now: Sheet, before: Sheet | null, metrics: Metrics): SheetBeside {
  const extras = new Set([...scheme.bonus, ...scheme.deductions].map(({ id }) => id));
  const lines = now.lines.map((line) => {
    const then = before?.lines.find(({ item }) => item === line.item) ?? null;
    return besideLine(line, then, extras.has(line.item), metrics);
  });
  const difference =
    now.total === null || before === null || before.total === null ? null : round(now.total - before.total, 2);
  const why = before === null ? (['no_sheet'] as const) : lines.flatMap((line) => line.why);
  return { before, lines, difference, why: [...new Set(why)].filter((reason) => reason !== 'as_of') };
}

function besideLine(now: Line, then: Line | null, extra: boolean, { undated, changed }: Metrics): BesideLine {
  const ids = now.inputs.map(({ metric }) => metric);
  const line = { item: now.item, before: then, difference: null, share: null };
  if (then === null) return { ...line, why: ['no_sheet'] };
  if (ids.length > 0 && ids.every((id) => undated.has(id))) return { ...line, before: null, why: ['as_of'] };
  if (now.given === null || then.given === null) return { ...line, why: ['waiting'] };
  // an addition of which nothing was handed in is no addition of 0
  if (ids.length > 0 && then.inputs.every(isEmpty))
    return { ...line, why: now.inputs.every(isEmpty) ? [] : ['no_data'] };
  if (now.points === null || then.points === null)
    return { ...line, why: now.points === then.points ? [] : ['not_applicable'] };
  const why: Why[] = [
    ...(ids.some((id) => undated.has(id)) ? (['as_of'] as const) : []),
    ...(ids.some((id) => changed.has(id)) ? (['rule'] as const) : []),
    ...(!extra && now.most !== then.most ? (['weight'] as const) : []),
  ];
  return {
    item: now.item,
    before: then,
    difference: why.includes('weight') ? null : round(now.points - then.points, 2),
    share: extra || now.value === null || then.value === null ? null : round(now.value - then.value, 6),
    why,
  };
}

function isEmpty({ counts }: Input): boolean {
  return counts === null || Object.values<number>(counts satisfies Counts).every((n) => n === 0);
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals)) || 0;
