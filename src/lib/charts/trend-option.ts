import type { EChartsCoreOption } from 'echarts/core';
import { integer, percent } from '../i18n/format.ts';
import { t } from '../i18n/locale.svelte.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import type { Figure } from '../results/types.ts';
import type { Months } from '../state/period.ts';
import type { ChartTheme } from './theme.ts';
import { tooltip } from './tooltip.ts';

/** What a month of the trend is drawn from. */
export interface TrendPoint {
  readonly month: string;
  readonly figure: Figure;
  readonly before: Figure | undefined;
  /** over, and with nothing left to fall due */
  readonly complete: boolean;
}

/** The line of a rate by month, the year before dashed, its target, and hatching behind months that are not over. */
export function trendOption(
  list: readonly TrendPoint[],
  definition: Pick<MetricDefinition, 'direction' | 'target'>,
  look: {
    readonly theme: ChartTheme;
    /** n/N below the months */
    readonly counts: boolean;
    /** what is read aloud */
    readonly told: string;
    /** marked where more than those are drawn */
    readonly chosen: Months;
  },
): EChartsCoreOption {
  const { theme, counts, told, chosen } = look;
  const floor = floorOf(list, definition);
  const ceiling = ceilingOf(list, definition);
  const all = list.every(({ month }) => month >= chosen.from && month <= chosen.to);
  const marked = (month: string) => !all && month >= chosen.from && month <= chosen.to;
  return {
    textStyle: { fontFamily: theme.sans, color: theme.ink2 },
    aria: { enabled: true, label: { description: told }, decal: { show: true, decals: [{ symbol: 'none' }] } },
    grid: { left: 4, right: 64, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: theme.paper,
      borderColor: theme.ink,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: theme.ink, fontSize: 13 },
      formatter: (items: { dataIndex: number }[]) => {
        const point = list[items[0]?.dataIndex ?? -1];
        if (!point) return '';
        const line = (name: string, f: Figure | undefined) =>
          f?.rate === null || f === undefined
            ? `${name} ${t().none}`
            : `${name} ${percent(f.rate)}　${integer(f.numerator)}/${integer(f.denominator)}`;
        return tooltip([
          point.month,
          line(t().overview.thisPeriod, point.figure),
          line(t().overview.lastYear, point.before),
        ]);
      },
    },
    xAxis: {
      type: 'category',
      data: list.map(({ month, figure }) => ({
        value: counts ? `${label(month, list)}\n${fraction(figure)}` : label(month, list),
        ...(marked(month) ? { textStyle: { color: theme.ink, fontWeight: 700 } } : {}),
      })),
      axisLine: { lineStyle: { color: theme.rule } },
      axisTick: { show: false },
      axisLabel: { color: theme.ink3, fontSize: 11, lineHeight: 15, interval: 'auto', hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: floor,
      ...(ceiling === null ? {} : { max: ceiling }),
      splitNumber: 3,
      axisLabel: { color: theme.ink3, fontSize: 11 },
      splitLine: { lineStyle: { color: theme.grid } },
    },
    series: [
      ...(list.some(open) ? [hatching(list, ceiling, theme)] : []),
      {
        name: t().overview.lastYear,
        type: 'line',
        data: list.map((point) => value(point.before)),
        symbol: 'none',
        lineStyle: { color: theme.line2, width: 1.2, type: [3, 3] },
        itemStyle: { color: theme.line2 },
      },
      {
        name: t().overview.thisPeriod,
        type: 'line',
        data: list.map((point) => ({
          value: value(point.figure),
          symbol: point.complete ? 'circle' : 'emptyCircle',
          symbolSize: (point.complete ? 5 : 7) + (marked(point.month) ? 4 : 0),
        })),
        lineStyle: { color: theme.line, width: 2 },
        itemStyle: { color: theme.line },
        endLabel: { show: false },
        ...(definition.target === null
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                data: [{ yAxis: definition.target * 100 }],
                lineStyle: { color: theme.target, width: 1, type: 'solid' },
                label: {
                  formatter:
                    definition.target === 0
                      ? t().figure.target(t().figure.zero)
                      : t().figure.target(percent(definition.target).replace('.0', '')),
                  color: theme.ink2,
                  fontSize: 11,
                  position: 'end',
                },
              },
            }),
      },
    ],
  };
}

const open = ({ complete, figure }: TrendPoint) => !complete && figure.rate !== null;

const value = (figure: Figure | undefined) =>
  figure?.rate === null || figure === undefined ? null : Math.round(figure.rate * 1000) / 10;

/** The axis starts at zero for what should be low; for what should be high at the lowest 20 % step below all values. */
function floorOf(
  list: readonly TrendPoint[],
  { direction, target }: Pick<MetricDefinition, 'direction' | 'target'>,
): number {
  if (direction === 'down') return 0;
  const all = list.flatMap((p) => [p.figure.rate ?? 1, p.before?.rate ?? 1]);
  return Math.max(0, Math.floor((Math.min(...all, target ?? 1) * 100 - 2) / 20) * 20);
}

/** A share can't be above 100 %; what should be low gets an axis as high as its values. */
function ceilingOf(list: readonly TrendPoint[], { direction }: Pick<MetricDefinition, 'direction'>): number | null {
  const highest = Math.max(0, ...list.flatMap((p) => [p.figure.rate ?? 0, p.before?.rate ?? 0])) * 100;
  return direction === 'up' || highest > 75 ? 100 : null;
}

function label(month: string, list: readonly TrendPoint[]): string {
  const number = Number(month.slice(5));
  return number === 1 || month === list[0]?.month ? `${month.slice(0, 4)}.${number}` : String(number);
}

/** n over N on two lines, so that they stay as narrow as their digits. */
function fraction({ rate, numerator, denominator }: Figure): string {
  return rate === null ? t().none : `${integer(numerator)}\n/${integer(denominator)}`;
}

/** Columns behind the months that are not over. */
function hatching(list: readonly TrendPoint[], ceiling: number | null, theme: ChartTheme) {
  const top = ceiling ?? Math.max(...list.flatMap(({ figure, before }) => [value(figure) ?? 0, value(before) ?? 0]));
  return {
    type: 'bar',
    silent: true,
    barWidth: '100%',
    z: 0,
    data: list.map((point) => (open(point) ? top : null)),
    itemStyle: {
      color: 'transparent',
      decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: -Math.PI / 4, color: theme.rule },
    },
  };
}
