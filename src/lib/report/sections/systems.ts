import type { MetricDefinition, System } from '../../metrics/definition.ts';
import { agencyLines } from '../../results/agency.ts';
import { distance } from '../../results/figure.ts';
import { smallest } from '../../results/wilson.ts';
import { count, share, type FigureChips } from '../chip.ts';
import { centre, isCity, lead, left, paragraph, right, section, subsection, table } from '../common.ts';
import { figureOfScope, type Facts } from '../facts.ts';
import { joined, line, plain, type Block, type Column, type Text } from '../model.ts';
import { numeral } from '../numerals.ts';
import {
  fewSentence,
  metricSentence,
  quotient,
  rateCell,
  rateWithCounts,
  targetText,
  verdictWord,
} from '../sentences.ts';

const parts: readonly { readonly system: System; readonly title: string }[] = [
  { system: 'publicity', title: '行政执法公示' },
  { system: 'recording', title: '行政执法全过程记录' },
  { system: 'review', title: '重大执法决定法制审核' },
  { system: 'procedure', title: '办案程序和时限' },
  { system: 'inspection', title: '行政检查' },
  { system: 'supervision', title: '队伍、监督与实施' },
];

/** 三、三项制度执行情况: a part for each system that the snapshot has metrics of. */
export function systemsSection(facts: Facts, scope: string): Block[] {
  const present = parts.filter(({ system }) => facts.definitions.some((definition) => definition.system === system));
  return [
    section('三、三项制度执行情况'),
    ...present.flatMap(({ system, title }, i) => [
      subsection(`（${numeral(i + 1)}）${title}`),
      ...systemBlocks(facts, scope, system),
    ]),
  ];
}

interface Measured {
  readonly definition: MetricDefinition;
  readonly figure: FigureChips;
}

/** The sentences and the table of the metrics of one system. */
export function systemBlocks(facts: Facts, scope: string, system: System): Block[] {
  const measured = facts.definitions
    .filter((definition) => definition.system === system)
    .map((definition): Measured => ({ definition, figure: figureOfScope(facts, definition, scope) }));
  if (measured.length === 0) return [paragraph(line`快照中没有这一部分的数据来源，不作评价。`)];
  return [...sentences(measured), metricTable(facts, scope, measured, tableTitles[system])];
}

const tableTitles: Record<System, string> = {
  publicity: '行政执法公示指标',
  recording: '执法全过程记录指标',
  review: '重大执法决定法制审核指标',
  procedure: '办案程序和时限指标',
  inspection: '行政检查指标',
  supervision: '队伍、监督与实施指标',
  quality: '数据质量指标',
};

function sentences(measured: readonly Measured[]): Block[] {
  const enough = measured.filter(({ figure }) => figure.figure.denominator >= smallest);
  const gap = ({ definition, figure }: Measured) => distance(figure.figure.rate, definition);
  const reached = enough.filter((one) => (gap(one) ?? 1) <= 0);
  const missed = enough.filter((one) => (gap(one) ?? 0) > 0);
  const open = enough.filter((one) => gap(one) === null);
  const few = measured.filter(({ figure }) => figure.figure.denominator > 0 && figure.figure.denominator < smallest);
  const none = measured.filter(({ figure }) => figure.figure.denominator === 0);
  const named = ({ definition, figure }: Measured): Text => line`${definition.name.zh}${rateWithCounts(figure)}`;
  const small = ({ definition, figure }: Measured) => fewSentence(definition, figure);
  const full = ({ definition, figure }: Measured) => metricSentence(definition, figure);
  return [
    ...(reached.length > 0 ? [paragraph(line`达到目标的：${joined(reached.map(named), '、')}。`)] : []),
    ...(missed.length > 0 ? [lead(line`未达到目标的：`)] : []),
    ...missed.map((one, i) => paragraph(line`${String(i + 1)}.${full(one)}。`)),
    ...(open.length > 0 ? [paragraph(line`未设目标的：${joined(open.map(full), '；')}。`)] : []),
    ...(few.length > 0
      ? [
          paragraph(
            line`应判定事项不足${String(smallest)}件、不作评价和排序比较的（括号内为n/N和95%置信区间）：${joined(few.map(small), '；')}。`,
          ),
        ]
      : []),
    ...(none.length > 0 ? [paragraph(line`不计算比率的：${joined(none.map(full), '；')}。`)] : []),
  ];
}

function metricTable(facts: Facts, scope: string, measured: readonly Measured[], caption: string): Block {
  const last: Column = isCity(scope) ? centre('未达到的机关', 17) : right('同组中位数', 17);
  const besideOf = isCity(scope) ? missedBy(facts) : medianOf(facts, scope);
  const beside = measured.map(({ definition }) => besideOf(definition));
  // an agency without peers has no median of them
  const alone = beside.every((text) => plain(text) === '—');
  return table(
    caption,
    [
      left('指标', 31),
      right('n/N', 17),
      right('比率', 11),
      right('目标', 11),
      centre('评价', 13),
      ...(alone ? [] : [last]),
    ],
    measured.map(({ definition, figure }, i): Text[] => [
      [`${definition.id} ${definition.name.zh}`],
      quotient(figure),
      rateCell(figure),
      targetText(definition),
      [verdictWord(definition, figure)],
      ...(alone ? [] : [beside[i] ?? []]),
    ]),
  );
}

/** Of the agencies with enough rows, those that miss the target. */
function missedBy(facts: Facts): (definition: MetricDefinition) => Text {
  return (definition) => {
    const gaps = facts.manifest.agencies
      .map(({ code }) => figureOfScope(facts, definition, code).figure)
      .filter(({ denominator }) => denominator >= smallest)
      .map(({ rate }) => distance(rate, definition));
    const compared = gaps.filter((gap) => gap !== null);
    if (compared.length === 0) return ['—'];
    const of = { subject: definition.id, scope: 'ALL', period: String(facts.year) };
    const missed = compared.filter((gap) => gap > 0).length;
    return line`${count(of, 'missed', missed)}/${count(of, 'compared', compared.length)}`;
  };
}

/** Median of the peers with enough rows, as the agency's page shows it. */
function medianOf(facts: Facts, scope: string): (definition: MetricDefinition) => Text {
  const lines = agencyLines([...facts.found.values()], facts.definitions, facts.manifest.agencies, scope);
  return ({ id }) => {
    const median = lines.find(({ metric }) => metric === id)?.median ?? null;
    return median === null ? ['—'] : [share({ subject: id, scope, period: String(facts.year) }, 'median', median)];
  };
}
