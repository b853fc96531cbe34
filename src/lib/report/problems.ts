import type { MetricDefinition } from '../metrics/definition.ts';
import { distance } from '../results/figure.ts';
import { smallest } from '../results/wilson.ts';
import type { FigureChips } from './chip.ts';
import { everyone, figureOfScope, type Facts } from './facts.ts';
import { problemNumber } from './numerals.ts';

/** A metric short of its target, with the number under which its rows stand in the evidence. */
export interface Problem {
  /** `WT-2024-001` */
  readonly number: string;
  readonly definition: MetricDefinition;
  readonly figure: FigureChips;
  /** enough rows to be compared; the others follow without being ranked */
  readonly ranked: boolean;
  /** agencies with late or overdue rows, the most first */
  readonly agencies: readonly { readonly code: string; readonly figure: FigureChips }[];
}

/**
 * What a report finds wrong: metrics with a target that is not reached and rows that show it. Those with `smallest` rows or more stand first,
 * the farthest from the target first; those with fewer follow in catalogue order, because so few rows allow no ranking.
 */
export function problemsOf(facts: Facts, scope: string): Problem[] {
  const found = facts.definitions.flatMap((definition) => {
    const figure = figureOfScope(facts, definition, scope);
    const gap = distance(figure.figure.rate, definition);
    const wrong = figure.figure.late + figure.figure.overdue;
    return gap === null || gap <= 0 || wrong === 0 ? [] : [{ definition, figure, gap }];
  });
  const enough = ({ figure }: { figure: FigureChips }) => figure.figure.denominator >= smallest;
  const ranked = found.filter(enough).sort((a, b) => b.gap - a.gap);
  const few = found.filter((one) => !enough(one));
  return [...ranked, ...few].map(({ definition, figure }, i) => ({
    number: problemNumber(facts.year, i + 1),
    definition,
    figure,
    ranked: i < ranked.length,
    agencies: scope === everyone ? agenciesOf(facts, definition) : [],
  }));
}

function agenciesOf(facts: Facts, definition: MetricDefinition): Problem['agencies'] {
  const wrong = ({ figure }: FigureChips) => figure.late + figure.overdue;
  return facts.manifest.agencies
    .map(({ code }) => ({ code, figure: figureOfScope(facts, definition, code) }))
    .filter(({ figure }) => wrong(figure) > 0)
    .sort((a, b) => wrong(b.figure) - wrong(a.figure));
}
