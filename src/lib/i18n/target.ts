import type { MetricDefinition } from '../metrics/definition.ts';
import { percent } from './format.ts';
import { t } from './locale.svelte.ts';

type Aim = Pick<MetricDefinition, 'target' | 'direction'>;

/** The target of a metric in words: 目标不低于95.0% · 目标100.0% · 目标为0 · 未设目标. */
export function targetInWords(aim: Aim): string {
  const value = targetValue(aim);
  return value === null ? t().figure.noTarget : t().figure.target(value);
}

/** The same where 目标 stands beside it already: 不低于95.0% · 100.0% · 为0; null without a target. */
export function targetValue({ target, direction }: Aim): string | null {
  const words = t().figure;
  if (target === null) return null;
  if (direction === 'down') return target === 0 ? words.zero : words.atMost(percent(target));
  return target === 1 ? percent(1) : words.atLeast(percent(target));
}
