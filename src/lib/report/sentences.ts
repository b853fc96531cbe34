import { points as pointsText } from '../i18n/format.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import { distance } from '../results/figure.ts';
import { smallest } from '../results/wilson.ts';
import { points, words, type FigureChips } from './chip.ts';
import { line, joined, type Text } from './model.ts';
import { counter } from './numerals.ts';

/** Sentences about one figure. None says more than its rows bear: nothing due, few rows, not due yet and unknown are said as such. */

type Measured = Pick<MetricDefinition, 'id' | 'name' | 'unit' | 'direction' | 'target'>;

/** `≥95.0%`, `100.0%`, `≤1.0%`, `0`; a dash without a target. */
export function targetText({ id, target, direction }: Pick<Measured, 'id' | 'target' | 'direction'>): Text {
  if (target === null) return ['—'];
  const text = targetWords(target, direction);
  return [words({ subject: id, scope: '', period: '' }, 'target', text, String(target))];
}

function targetWords(target: number, direction: Measured['direction']): string {
  const rate = `${pointsText(target)}%`;
  if (direction === 'down') return target === 0 ? '0' : `≤${rate}`;
  return target === 1 ? rate : `≥${rate}`;
}

/** One sentence on a metric, without its full stop. */
export function metricSentence(definition: Measured, chips: FigureChips): Text {
  const { figure } = chips;
  const unit = counter(definition.unit.zh);
  const name = definition.name.zh;
  if (figure.denominator === 0) {
    const rest = notCounted(chips, unit);
    if (figure.pending > 0 && figure.unknown === 0)
      return line`${name}：${chips.state('pending')}${unit}期限均未届满，尚不能计算比率`;
    if (rest.length === 0) return line`${name}：没有应当判定的事项，不适用`;
    return line`${name}：没有可以计算比率的事项（${joined(rest, '、')}），不作评价`;
  }
  const rate = line`${name}${chips.rate}（${chips.numerator}/${chips.denominator}）`;
  return [...rate, ...judgement(definition, chips), ...faults(chips, unit), ...leftOut(chips, unit)];
}

/** What the rate is held against; few rows get their interval and no comparison. */
function judgement(definition: Measured, chips: FigureChips): Text {
  const { figure } = chips;
  if (figure.denominator < smallest) {
    const { low, high } = chips.interval;
    return line`，应判定事项不足${String(smallest)}${counter(definition.unit.zh)}，95%置信区间为${low}至${high}，不作排序比较`;
  }
  const gap = distance(figure.rate, definition);
  if (gap === null) return [];
  if (gap <= 0) return line`，达到目标（${targetText(definition)}）`;
  return ['，', ...shortOf(definition, chips)];
}

/** `目标≥95.0%，低15.3个百分点`; in a metric that has a target and misses it. */
export function shortOf(definition: Measured, { of, figure }: FigureChips): Text {
  const gap = distance(figure.rate, definition) ?? 0;
  const side = definition.direction === 'up' ? '低' : '高';
  return line`目标${targetText(definition)}，${side}${points(of, 'distance', gap)}个百分点`;
}

/** A figure of few rows in a list that has said so: the interval stands beside n/N, and no target is spoken of. */
export function fewSentence(definition: Measured, chips: FigureChips): Text {
  const { low, high } = chips.interval;
  const unit = counter(definition.unit.zh);
  const rate = line`${definition.name.zh}${chips.rate}（${chips.numerator}/${chips.denominator}，${low}—${high}）`;
  return [...rate, ...faults(chips, unit), ...leftOut(chips, unit)];
}

function faults(chips: FigureChips, unit: string): Text {
  const { late, overdue } = chips.figure;
  const parts = [
    ...(late > 0 ? [line`迟延${chips.state('late')}${unit}`] : []),
    ...(overdue > 0 ? [line`逾期${chips.state('overdue')}${unit}`] : []),
  ];
  return parts.length === 0 ? [] : ['，', ...joined(parts, '、')];
}

function leftOut(chips: FigureChips, unit: string): Text {
  const { pending, unknown } = chips.figure;
  const parts = [
    ...(pending > 0 ? [line`未到期${chips.state('pending')}${unit}`] : []),
    ...(unknown > 0 ? [line`无法判定${chips.state('unknown')}${unit}`] : []),
  ];
  return parts.length === 0 ? [] : ['（', ...joined(parts, '、'), '未计入）'];
}

function notCounted(chips: FigureChips, unit: string): Text[] {
  const { pending, exempt, unknown } = chips.figure;
  return [
    ...(pending > 0 ? [line`未到期${chips.state('pending')}${unit}`] : []),
    ...(exempt > 0 ? [line`依法不适用${chips.state('exempt')}${unit}`] : []),
    ...(unknown > 0 ? [line`无法判定${chips.state('unknown')}${unit}`] : []),
  ];
}

/** One word on a figure for a table. */
export function verdictWord(definition: Measured, { figure }: FigureChips): string {
  if (figure.denominator === 0) return figure.pending > 0 ? '未到期' : '不适用';
  if (figure.denominator < smallest) return '件数少';
  const gap = distance(figure.rate, definition);
  if (gap === null) return '未设目标';
  return gap <= 0 ? '达到' : '未达到';
}

/** `146/160`, or a dash. */
export function quotient(chips: FigureChips): Text {
  return chips.figure.denominator === 0 ? ['—'] : line`${chips.numerator}/${chips.denominator}`;
}

/** `91.3%`, or a dash where nothing is due. */
export function rateCell(chips: FigureChips): Text {
  return chips.figure.denominator === 0 ? ['—'] : [chips.rate];
}

/** `91.3%（146/160）`, or a dash. */
export function rateWithCounts(chips: FigureChips): Text {
  return chips.figure.denominator === 0 ? ['—'] : line`${chips.rate}（${chips.numerator}/${chips.denominator}）`;
}
