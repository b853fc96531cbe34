import { states, type MetricDefinition } from '../metrics/definition.ts';
import type { Counts, Figure } from './types.ts';

/** What a figure needs to know of its metric. */
export type Direction = Pick<MetricDefinition, 'direction'>['direction'];

/** Six zeros. */
export function noCounts(): Counts {
  return { met: 0, late: 0, overdue: 0, pending: 0, exempt: 0, unknown: 0 };
}

/** The sum of several counts. Figures of several agencies are summed counts, never averages. */
export function sumCounts(all: readonly Counts[]): Counts {
  const sum = noCounts();
  for (const counts of all) for (const state of states) sum[state] += counts[state];
  return sum;
}

/** Counts with numerator, denominator and rate: up counts what was met, down what was late or overdue. Nothing due: no rate. */
export function figureOf(counts: Counts, direction: Direction): Figure {
  const denominator = counts.met + counts.late + counts.overdue;
  const numerator = direction === 'up' ? counts.met : counts.late + counts.overdue;
  return { ...counts, numerator, denominator, rate: denominator === 0 ? null : numerator / denominator };
}

/** The rate of a figure rounded half up to so many decimals, computed in whole numbers; null without a denominator. */
export function roundedRate(figure: Pick<Figure, 'numerator' | 'denominator'>, decimals = 6): number | null {
  const { numerator, denominator } = figure;
  if (denominator === 0) return null;
  const scale = 10 ** decimals;
  const twice = (BigInt(numerator) * BigInt(scale) * 2n + BigInt(denominator)) / (BigInt(denominator) * 2n);
  return Number(twice) / scale;
}

/** How far a rate is from its target, in the direction that matters; 0 or less when it is reached, null without rate or target. */
export function distance(
  rate: number | null,
  definition: Pick<MetricDefinition, 'target' | 'direction'>,
): number | null {
  if (rate === null || definition.target === null) return null;
  const gap = definition.direction === 'up' ? definition.target - rate : rate - definition.target;
  return Math.abs(gap) < 1e-9 ? 0 : gap;
}

/** How strongly a rate is tinted: 0 at its target or without one, 1 up to five percentage points from it, 2 up to fifteen, 3 beyond. */
export function distanceStep(
  rate: number | null,
  definition: Pick<MetricDefinition, 'target' | 'direction'>,
): 0 | 1 | 2 | 3 {
  const gap = distance(rate, definition);
  if (gap === null || gap <= 0) return 0;
  return gap <= 0.05 ? 1 : gap <= 0.15 ? 2 : 3;
}
