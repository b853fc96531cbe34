import type { System } from '../../metrics/definition.ts';
import { concerns, evidenceNumber, findingsOf, mergedInto } from '../../evaluation/findings.ts';
import { smallest } from '../../results/wilson.ts';
import { problemsChart } from '../charts.ts';
import { count, type FigureChips } from '../chip.ts';
import { agencyChip, isCity, lead, left, paragraph, right, section, subsection, table } from '../common.ts';
import type { Facts } from '../facts.ts';
import { joined, line, type Block, type Chip, type Text } from '../model.ts';
import { counter, numeral } from '../numerals.ts';
import type { Problem } from '../problems.ts';
import { shortOf, targetText } from '../sentences.ts';

/** So many problems get a part of their own; all of them are in the annex and in the evidence. */
export const told = 8;

/** Late and overdue rows together. */
export function wrongChip({ of, figure }: FigureChips): Chip {
  return count(of, 'wrong', figure.late + figure.overdue);
}

/** 六、发现的主要问题: the metrics farthest from their target, with their rows, agencies, articles and evidence. */
export function problemsSection(facts: Facts, scope: string, problems: readonly Problem[]): Block[] {
  const head = section('六、发现的主要问题');
  const above = passedOn(facts, scope);
  if (problems.length === 0)
    return [head, paragraph(line`有目标值、有应判定事项的指标均已达到目标，没有发现需要列出的问题。`), ...above];
  const main = problems.filter(({ ranked }) => ranked).slice(0, told);
  const few = problems.filter(({ ranked }) => !ranked);
  const of = { subject: 'report', scope, period: String(facts.year) };
  const rest = problems.length - main.length - few.length;
  return [
    head,
    paragraph(
      line`未达到目标且有迟延、逾期事项的指标共${count(of, 'problems', problems.length)}项。${main.length > 0 ? line`按与目标的差距，列出${count(of, 'told', main.length)}项${rest > 0 ? '，其余见附件3' : ''}。` : ''}`,
    ),
    ...problemsChart(facts, scope, problems),
    ...main.flatMap((problem, i) => [
      subsection(`（${numeral(i + 1)}）${problem.definition.name.zh}未达到目标`),
      paragraph(problemText(facts, scope, problem)),
    ]),
    ...(few.length > 0
      ? [
          paragraph(
            line`下列指标应判定事项不足${String(smallest)}件，只列事实，不作排序：${joined(few.map(fewText), '；')}。`,
          ),
        ]
      : []),
    ...above,
  ];
}

/** In an agency's report: what was found for all and has rows of this agency. */
function passedOn(facts: Facts, scope: string): Block[] {
  const found = isCity(scope) ? [] : concerns(facts, scope);
  if (found.length === 0) return [];
  const of = { subject: 'report', scope, period: String(facts.year) };
  return [
    lead(
      line`全市评估认定的问题中，涉及${agencyChip(facts, scope)}的${count(of, 'concerns', found.length)}项，编号以全市评估报告为准，应当一并整改：`,
    ),
    table(
      '全市认定的问题中涉及本机关的',
      [left('全市问题编号', 20), left('问题', 40), right('迟延', 10), right('逾期', 10), right('应判定', 20)],
      found.map(({ problem, figure }): Text[] => [
        [problem.number],
        [`${problem.definition.id} ${problem.definition.name.zh}`],
        [figure.state('late')],
        [figure.state('overdue')],
        [figure.denominator],
      ]),
    ),
  ];
}

function problemText(facts: Facts, scope: string, problem: Problem): Text {
  const { definition, figure, number } = problem;
  const unit = counter(definition.unit.zh);
  const { late, overdue } = figure.figure;
  const faults = [
    ...(late > 0 ? [line`迟延${figure.state('late')}${unit}`] : []),
    ...(overdue > 0 ? [line`逾期${figure.state('overdue')}${unit}`] : []),
  ];
  return line`应判定${figure.denominator}${unit}（${definition.unit.zh}），比率为${figure.rate}（${figure.numerator}/${figure.denominator}），${shortOf(definition, figure)}，其中${joined(faults, '、')}。${isCity(scope) ? agencies(facts, problem) : ''}依据：${definition.law.join('、')}。问题编号：${number}，证据清单：${evidenceNumber(number)}。${merged(facts, scope, definition.id)}`;
}

/** The problems that were merged with this one, and whether it still waits for a decision. */
function merged(facts: Facts, scope: string, metric: string): Text {
  if (!facts.evaluation) return [];
  const findings = findingsOf(facts, scope);
  const into = mergedInto(findings, metric).map(
    ({ definition, number }): Text => line`${definition.name.zh}（${number}）`,
  );
  const open = findings.some(({ problem, decision }) => problem.definition.id === metric && decision === null);
  return [...(into.length > 0 ? line`并入：${joined(into, '、')}。` : []), ...(open ? ['尚待认定。'] : [])];
}

function agencies(facts: Facts, { agencies: found, definition }: Problem): Text {
  const unit = counter(definition.unit.zh);
  const of = { subject: definition.id, scope: 'ALL', period: String(facts.year) };
  const each = found.map(({ code, figure }): Text => line`${agencyChip(facts, code)}${wrongChip(figure)}${unit}`);
  if (each.length === 0) return line`涉及的行没有可以识别的机关。`;
  return line`涉及${count(of, 'agencies', each.length)}个机关：${joined(each, '、')}。`;
}

function cityOwners({ agencies: { length }, figure }: Problem): Text {
  return length === 0 ? ['机关待核实'] : line`附件3所列${count(figure.of, 'agencies', length)}个机关`;
}

function fewText({ definition, figure, number }: Problem): Text {
  return line`${definition.name.zh}${figure.denominator}${counter(definition.unit.zh)}中有${wrongChip(figure)}${counter(definition.unit.zh)}（${number}）`;
}

const measures: Record<System, string> = {
  publicity: '逐件核对证据清单，应当公开而未公开的立即公开，迟延的查明原因，把公开环节排入办案流程',
  recording:
    '逐件核对证据清单，能够补齐归档的依法补齐，不得事后补制；缺少记录的书面说明原因，落实随案记录和按时上传归档',
  review: '逐件核对证据清单，未经审核或者审核未通过的决定依法复核处理，落实先审核后决定，核对重大执法决定法制审核目录',
  procedure: '逐件核对证据清单，分清超期、缺项和登记错误，超期的说明原因，登记错误的更正台账，建立到期提醒',
  inspection: '逐件核对证据清单，补办的依法补办，调整检查计划，控制涉企检查频次',
  supervision: '逐项核对证据清单，制定补训、补办、补报计划并按期完成',
  quality: '逐行改正报送数据并重新报送，查明差错出自哪个系统或者环节',
};

/** 七、整改意见: what to do about each problem; the day is left to the authority that signs. */
export function remediesSection(facts: Facts, scope: string, problems: readonly Problem[]): Block[] {
  const head = section('七、整改意见');
  const main = problems.slice(0, told);
  if (main.length === 0) return [head, paragraph(line`继续按现有做法执行，按期报送数据。`)];
  return [
    head,
    ...main.map((problem, i) => {
      const { definition, figure, number } = problem;
      const unit = counter(definition.unit.zh);
      const whose = isCity(scope) ? cityOwners(problem) : line`${agencyChip(facts, scope)}`;
      return paragraph(
        line`${String(i + 1)}.${definition.name.zh}（${number}，${wrongChip(figure)}${unit}）。责任单位：${whose}。措施：${measures[definition.system]}。验收：证据清单所列事项逐项有处理结果，指标达到目标${targetText(definition)}。完成时限：　　　　年　　月　　日前。`,
      );
    }),
  ];
}
