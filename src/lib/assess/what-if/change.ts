import type { Act } from '../../metrics/definition.ts';
import type { Counts } from '../../results/types.ts';
import type { Mending } from '../mending.ts';
import { failingStates, metricsOfExtra, type FailingRule, type Scheme, type SchemeItem } from '../scheme.ts';
import type { Facts } from '../score.ts';

/** What mending changes in the facts that a sheet is worked out from. */

/** One overdue row, and what it becomes when its duty is done on the as-of day. */
export interface Effect {
  readonly metric: string;
  readonly becomes: Mending['becomes'];
  /** working days past due at the as-of day; null when nobody can tell */
  readonly over: number | null;
  readonly act: Act | null;
  /** why it is overdue */
  readonly reason: string | null;
}

/** One thing to do. It may be a row of several metrics: a decision that is published is so for all of them. */
export interface Mendable {
  readonly act: Mending['act'];
  /** number of the decision, document, … */
  readonly key: string;
  /** number of the case it is of; null for what is of none, as a document of the agency */
  readonly subject: string | null;
  /** what has to be so for it to be done honestly */
  readonly onlyIf: { readonly zh: string; readonly en: string } | null;
  readonly effects: readonly Effect[];
}

/** Value of a parameter in the snapshot. */
export type Days = (parameter: string) => number;

/**
 * The lines that an effect can move, each with how: `met` rates and shares, `long` one fewer long overdue row,
 * `failing` one fewer row that points are taken off for, `none` one fewer overdue row where
 * one is too many, `state` the agency's one row. An effect that moves none of the lines has an empty list: a late row is still no row in time.
 */
export function moves(scheme: Scheme, effect: Effect, days: Days): string[] {
  const { metric, becomes, over } = effect;
  const of = (item: SchemeItem): string[] => {
    const rates = [item.rate, ...(item.least ?? []), ...(item.mean ?? []), item.faults?.of];
    const long = item.long_overdue;
    return [
      ...(becomes === 'met' && rates.includes(metric) ? [`${metric} met`] : []),
      // counted together, whichever metric it is of
      ...(becomes === 'met' && item.linear?.of.includes(metric) ? ['met'] : []),
      ...(long?.of.includes(metric) && over !== null && over > days(long.parameter) ? ['long'] : []),
      ...(item.failing && spares(effect, item.failing) ? ['failing'] : []),
      ...(item.zero_with_overdue === metric ? ['none'] : []),
      ...(item.states?.of === metric ? ['state'] : []),
    ].map((how) => `${item.id} ${how}`);
  };
  return [
    ...scheme.blocks.flatMap((block) => block.items.flatMap(of)),
    ...scheme.bonus.flatMap((bonus) => (becomes === 'met' && bonus.of === metric ? [`${bonus.id} met`] : [])),
    ...scheme.deductions.flatMap((less) => (metricsOfExtra(less).includes(metric) ? [`${less.id} none`] : [])),
  ];
}

/** The line that a move is of. */
export const lineOf = (move: string): string => move.slice(0, move.indexOf(' '));

/** The facts as they would be if all of these were done on the as-of day. */
export function mended(facts: Facts, done: readonly Mendable[], days: Days): Facts {
  const effects = new Map<string, Effect[]>();
  for (const effect of done.flatMap((one) => one.effects))
    effects.set(effect.metric, [...(effects.get(effect.metric) ?? []), effect]);
  return {
    counts: (metric) => {
      const counts = facts.counts(metric);
      const own = effects.get(metric);
      return counts && own ? after(counts, own) : counts;
    },
    long: (metric, parameter) => {
      const gone = effects.get(metric)?.filter(({ over }) => over !== null && over > days(parameter)).length ?? 0;
      return facts.long(metric, parameter) - gone;
    },
    failing: (rule) => {
      const spared = rule.of.flatMap((metric) => effects.get(metric) ?? []).filter((one) => spares(one, rule));
      return facts.failing(rule) - spared.length;
    },
    row: (metric) => {
      const own = effects.get(metric)?.[0];
      return own ? { state: own.becomes, over: own.becomes === 'late' ? own.over : null } : facts.row(metric);
    },
    given: facts.given,
  };
}

/** Whether a rule takes points off for an overdue row, and no longer does once that is mended. */
function spares({ metric, becomes, act, reason }: Effect, rule: FailingRule): boolean {
  const { of, states = failingStates, act: only, reasons } = rule;
  return (
    of.includes(metric) &&
    states.includes('overdue') &&
    (becomes === 'met' || !states.includes('late')) &&
    (only === undefined || only === act) &&
    (reasons === undefined || (reason !== null && reasons.includes(reason)))
  );
}

function after(counts: Counts, effects: readonly Effect[]): Counts {
  const met = effects.filter(({ becomes }) => becomes === 'met').length;
  const late = effects.length - met;
  return { ...counts, met: counts.met + met, late: counts.late + late, overdue: counts.overdue - met - late };
}
