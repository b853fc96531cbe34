import { smallest } from '../results/wilson.ts';
import { words, type FigureChips } from './chip.ts';
import { asOfChip, isCity } from './common.ts';
import { figureOfScope, figureOfSide, type Facts } from './facts.ts';
import { headlineMetrics } from './headline.ts';
import type { Chart, Chip } from './model.ts';
import type { Problem } from './problems.ts';

/** The charts of a report. None compares few rows: a figure of fewer than `smallest` has no bar, and the line under the chart says so. */

/** Bars of one chart; more don't fit on a page. */
const most = 20;

/** The headline rates beside their targets and the year before. None with fewer than two metrics that have enough rows: there is nothing to compare. */
export function headlineChart(facts: Facts, scope: string): Chart[] {
  const shown = headlineMetrics(facts).filter(
    (definition) => figureOfScope(facts, definition, scope).figure.denominator >= smallest,
  );
  if (shown.length < 2) return [];
  const { comparison } = facts;
  const left = headlineMetrics(facts).length - shown.length;
  return [
    {
      kind: 'chart',
      caption: '主要指标的比率（单位：%）',
      measure: 'rate',
      stacked: false,
      categories: shown.map(({ name }) => name.zh),
      series: [
        {
          name: `${facts.year}年度`,
          tone: 'ink',
          labelled: true,
          values: shown.map((definition) => rateOf(figureOfScope(facts, definition, scope))),
        },
        ...(comparison
          ? [
              {
                name: '上年同期',
                tone: 'middle' as const,
                labelled: false,
                values: shown.map((definition) => rateOf(figureOfSide(comparison.before, definition, scope))),
              },
            ]
          : []),
        {
          name: '目标',
          tone: 'pale',
          labelled: false,
          values: shown.map(({ id, target }) =>
            target === null
              ? null
              : words({ subject: id, scope: '', period: '' }, 'target', percent(target), String(target)),
          ),
        },
      ],
      source: `${sourceOf(facts)}${left > 0 ? `应判定事项不足${smallest}件的${left}项未画。` : ''}`,
    },
  ];
}

/** Late and overdue rows: of every agency in the report on all, of every problem in an agency's own. */
export function problemsChart(facts: Facts, scope: string, problems: readonly Problem[]): Chart[] {
  const bars = isCity(scope) ? agencyBars(facts, problems) : problems.map(problemBar);
  const shown = bars.slice(0, most);
  if (shown.length < 2) return [];
  const left = bars.length - shown.length;
  return [
    {
      kind: 'chart',
      caption: isCity(scope)
        ? '各机关迟延、逾期事项（单位：项次）'
        : '未达到目标的指标中迟延、逾期的事项（单位：项次）',
      measure: 'count',
      stacked: true,
      categories: shown.map(({ name }) => name),
      series: [
        { name: '逾期', tone: 'overdue', labelled: true, values: shown.map(({ overdue }) => bar(overdue)) },
        { name: '迟延', tone: 'late', labelled: true, values: shown.map(({ late }) => bar(late)) },
      ],
      source: `${sourceOf(facts)}数字依次为逾期、迟延。${isCity(scope) ? '按名录次序排列，只计未达到目标的指标；办件多少不同，不作排序比较。' : ''}${left > 0 ? `其余${left}项见附件3。` : ''}`,
    },
  ];
}

interface Bar {
  readonly name: string;
  readonly late: Chip;
  readonly overdue: Chip;
}

const bar = (chip: Chip): Chip | null => (chip.value === '0' ? null : chip);

function problemBar({ definition, figure }: Problem): Bar {
  return { name: definition.name.zh, late: figure.state('late'), overdue: figure.state('overdue') };
}

/** Sums over the metrics that are problems of all together; their sums. */
function agencyBars(facts: Facts, problems: readonly Problem[]): Bar[] {
  return facts.manifest.agencies
    .filter((agency) => agency.is_enforcement)
    .map(({ code, name }) => ({ name, ...agencySums(facts, problems, code) }));
}

/** Late and overdue rows of an agency in the metrics that are problems of all together. */
export function agencySums(facts: Facts, problems: readonly Problem[], code: string): { late: Chip; overdue: Chip } {
  const sum = (state: 'late' | 'overdue'): Chip => {
    const n = problems.reduce((all, { definition }) => all + figureOfScope(facts, definition, code).figure[state], 0);
    return words({ subject: 'problems', scope: code, period: String(facts.year) }, state, String(n));
  };
  return { late: sum('late'), overdue: sum('overdue') };
}

function rateOf(chips: FigureChips): Chip | null {
  return chips.figure.denominator < smallest ? null : chips.rate;
}

const percent = (target: number): string => `${Number((target * 100).toFixed(1))}%`;

function sourceOf(facts: Facts): string {
  return `来源：各机关报送的台账，截至${asOfChip(facts).text}。`;
}
