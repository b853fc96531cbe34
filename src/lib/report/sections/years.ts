import { isDated } from '../../results/figures.ts';
import { smallest } from '../../results/wilson.ts';
import { count, points, type FigureChips } from '../chip.ts';
import { left, paragraph, right, section, table } from '../common.ts';
import { figureOfSide, type Facts, type Side } from '../facts.ts';
import { line, type Block, type Text } from '../model.ts';
import { rateWithCounts } from '../sentences.ts';

/** 四、年度比较: the same months of both years, judged by what is known at the same as-of day. */
export function yearsSection(facts: Facts, scope: string): Block[] {
  const head = section('四、年度比较');
  const { comparison } = facts;
  if (!comparison) return [head, paragraph(line`评估期尚未开始，没有可以比较的数字。`)];
  const pairs = facts.definitions.filter(isDated).map((definition) => ({
    definition,
    now: figureOfSide(comparison.now, definition, scope),
    before: figureOfSide(comparison.before, definition, scope),
  }));
  const shown = pairs.filter(({ now, before }) => now.figure.denominator > 0 && before.figure.denominator > 0);
  const [from, to] = [monthsText(comparison.before), monthsText(comparison.now)];
  if (shown.length === 0) return [head, paragraph(line`快照中没有${from}可以比较的数据，不作年度比较。`)];
  const changes = shown.flatMap(({ definition, now, before }) => {
    const change = changeOf(now, before);
    return change === null ? [] : [definition.direction === 'up' ? change : -change];
  });
  const of = { subject: 'report', scope, period: String(facts.year) };
  const better = changes.filter((change) => change > 0).length;
  const worse = changes.filter((change) => change < 0).length;
  return [
    head,
    paragraph(
      line`${to}与${from}相比，两期应判定事项均不少于10件、可以比较的指标${count(of, 'compared', changes.length)}项，其中改善${count(of, 'improved', better)}项，退步${count(of, 'worse', worse)}项，持平${count(of, 'same', changes.length - better - worse)}项；任一期不足10件的不作比较，变化栏以—表示。上年数字按同一截止日期、同一口径重新计算，与上年公布的数字可能不同。`,
    ),
    table(
      '与上年同期比较',
      [left('指标', 31), right(from, 25.5), right(to, 25.5), right('变化（百分点）', 18)],
      shown.map(({ definition, now, before }): Text[] => [
        [`${definition.id} ${definition.name.zh}`],
        rateWithCounts(before),
        rateWithCounts(now),
        changeText(now, before),
      ]),
    ),
  ];
}

/** Difference of the rates; null when either side has too few rows. What rounds to no change in the table is none. */
function changeOf({ figure: now }: FigureChips, { figure: before }: FigureChips): number | null {
  if (now.denominator < smallest || before.denominator < smallest) return null;
  if (now.rate === null || before.rate === null) return null;
  const change = now.rate - before.rate;
  return Math.abs(change) < 0.0005 ? 0 : change;
}

function changeText(now: FigureChips, before: FigureChips): Text {
  const change = changeOf(now, before);
  if (change === null) return ['—'];
  const chip = points(now.of, 'change', change);
  if (change === 0) return line`持平${chip}`;
  return line`${change > 0 ? '升' : '降'}${chip}`;
}

/** 2024年度, 2025年1—3月 */
function monthsText({ months: { from, to } }: Side): string {
  const [year, first, last] = [from.slice(0, 4), Number(from.slice(5)), Number(to.slice(5))];
  if (first === 1 && last === 12) return `${year}年度`;
  return first === last ? `${year}年${first}月` : `${year}年${first}—${last}月`;
}
