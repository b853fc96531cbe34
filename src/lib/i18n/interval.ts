import type { Figure } from '../results/types.ts';
import { smallest, wilson } from '../results/wilson.ts';
import { percent } from './format.ts';
import { t } from './locale.svelte.ts';

export { smallest };

/** The Wilson interval of a rate of few cases in words; null when there are enough, or none. */
export function intervalInWords(figure: Pick<Figure, 'numerator' | 'denominator'>): string | null {
  const range = figure.denominator < smallest ? wilson(figure.numerator, figure.denominator) : null;
  return range && t().figure.interval(percent(range.low), percent(range.high));
}
