import type { MetricDefinition } from '../metrics/definition.ts';
import { percent } from './format.ts';
import { t } from './locale.svelte.ts';

/** The target of a metric in words: 目标不低于95.0% · 目标100.0% · 目标为0 · 未设目标. */
export function targetInWords({ target, direction }: Pick<MetricDefinition, 'target' | 'direction'>): string {
  const words = t().figure;
  if (target === null) return words.noTarget;
  if (direction === 'down') return target === 0 ? words.targetZero : words.targetDown(percent(target));
  return target === 1 ? words.target(percent(1)) : words.targetUp(percent(target));
}
