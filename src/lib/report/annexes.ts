import { states as allStates, type State } from '../metrics/definition.ts';
import type { Report, Text } from './model.ts';
import { line, joined } from './model.ts';
import { count } from './chip.ts';
import { agencyChip, isCity, left, paragraph, right, table } from './common.ts';
import { everyone, figureOfScope, type Facts } from './facts.ts';
import { headlineMetrics } from './headline.ts';
import type { Problem } from './problems.ts';
import { wrongChip } from './sections/problems.ts';
import { stateNames } from './words.ts';
import { quotient, rateCell, targetText } from './sentences.ts';

/** The annexes: definitions, every figure, the list of evidence, the year's statistics. */
export function annexesOf(facts: Facts, scope: string, problems: readonly Problem[]): Report['annexes'] {
  return [
    { title: '指标口径和依据', blocks: [definitions(facts, scope)] },
    isCity(scope)
      ? { title: '各机关主要指标', blocks: agencyTables(facts) }
      : { title: '各项指标的状态', blocks: [states(facts, scope)] },
    { title: '问题证据清单', blocks: evidence(facts, scope, problems) },
    { title: '行政执法统计（总数）', blocks: statistics(facts, scope) },
  ];
}

/** In full in the report on all; an agency's own names targets and articles and refers to it. */
function definitions({ definitions }: Facts, scope: string) {
  if (!isCity(scope))
    return table(
      '指标目标和依据（口径全文见全市报告附件1）',
      [left('指标', 40), right('目标', 12), left('依据', 48)],
      definitions.map((definition): Text[] => [
        [`${definition.id} ${definition.name.zh}`],
        targetText(definition),
        [definition.law.join('、')],
      ]),
    );
  return table(
    '指标口径和依据',
    [left('指标', 24), right('目标', 10), left('口径', 42), left('依据', 24)],
    definitions.map((definition): Text[] => [
      [`${definition.id} ${definition.name.zh}`],
      targetText(definition),
      [definition.definition.zh],
      [definition.law.join('、')],
    ]),
  );
}

function agencyTables(facts: Facts) {
  const agencies = facts.manifest.agencies.filter((agency) => agency.is_enforcement);
  return headlineMetrics(facts).map((definition) =>
    table(
      `${definition.id} ${definition.name.zh}`,
      [
        left('机关', 28),
        ...stateColumns.map(({ title }) => right(title, title.length > 3 ? 11 : 9)),
        right('n/N', 15),
        right('比率', 10),
      ],
      [...agencies.map(({ code }) => code), everyone].map((code): Text[] => {
        const figure = figureOfScope(facts, definition, code);
        return [
          code === everyone ? ['全市'] : [agencyChip(facts, code)],
          ...stateColumns.map(({ state }): Text => [figure.state(state)]),
          quotient(figure),
          rateCell(figure),
        ];
      }),
    ),
  );
}

const stateColumns = (['met', 'late', 'overdue', 'pending', 'unknown'] as const).map(column);

function column(state: State) {
  return { state, title: stateNames[state] };
}

function states(facts: Facts, scope: string) {
  const columns = allStates.map(column);
  return table(
    '各项指标的状态',
    [left('指标', 30), ...columns.map(({ title }) => right(title, 7)), right('n/N', 16), right('比率', 12)],
    facts.definitions.map((definition): Text[] => {
      const figure = figureOfScope(facts, definition, scope);
      return [
        [`${definition.id} ${definition.name.zh}`],
        ...columns.map(({ state }): Text => [figure.state(state)]),
        quotient(figure),
        rateCell(figure),
      ];
    }),
  );
}

function evidence(facts: Facts, scope: string, problems: readonly Problem[]) {
  if (problems.length === 0) return [paragraph(line`没有需要列出的证据。`)];
  const of = { subject: 'report', scope, period: String(facts.year) };
  const rows = problems.reduce((sum, { figure }) => sum + figure.figure.late + figure.figure.overdue, 0);
  return [
    paragraph(
      line`共${count(of, 'evidence', rows)}行，逐行列于同名的证据工作簿，每行写明来源文件和行号。无法判定的行另列于工作簿，不作为问题。`,
    ),
    table(
      '问题证据清单',
      [
        left('问题编号', 16),
        left('指标', 26),
        right('行数', 8),
        isCity(scope) ? left('涉及机关（行数）', 50) : left('依据', 50),
      ],
      problems.map((problem): Text[] => [
        [problem.number],
        [`${problem.definition.id} ${problem.definition.name.zh}`],
        [wrongChip(problem.figure)],
        isCity(scope) ? owners(facts, problem) : [problem.definition.law.join('、')],
      ]),
    ),
  ];
}

function owners(facts: Facts, { agencies }: Problem): Text {
  if (agencies.length === 0) return ['机关待核实'];
  return joined(
    agencies.map(({ code, figure }): Text => line`${agencyChip(facts, code)}（${wrongChip(figure)}）`),
    '、',
  );
}

/** The totals of the statutory tables; amounts of fines are left to the statutory tables themselves. */
const totals: Readonly<Record<string, readonly string[]>> = {
  penalty: ['合计', '简易程序', '普通程序'],
  licence: ['申请', '受理', '许可', '不予许可', '撤销许可'],
  coercion: ['合计'],
  inspection: ['全部检查记录', '检查次数'],
};

function statistics(facts: Facts, scope: string) {
  if (facts.annual.length === 0) return [paragraph(line`快照中没有统计年报的数据来源。`)];
  const each = facts.annual.map(({ definition, rows }): Text => {
    const of = { subject: `annual:${definition.id}`, scope, period: String(facts.year) };
    const numbers = (totals[definition.id] ?? []).map(
      (column): Text => line`${column}${count(of, column, rows[scope]?.[column] ?? 0)}件`,
    );
    return line`${definition.name.zh}：${joined(numbers, '、')}。`;
  });
  return [
    ...each.map((text) => paragraph(text)),
    paragraph(line`统计口径与指标口径不同，各表全文用mingjing annual命令输出；转入其他执法行为的检查不计入检查次数。`),
    ...(isCity(scope) ? [byAgency(facts)] : []),
  ];
}

function byAgency(facts: Facts) {
  const columns = facts.annual.map(({ definition, rows }) => {
    const column = { penalty: '合计', licence: '许可', coercion: '合计', inspection: '检查次数' }[definition.id];
    return { id: definition.id, title: definition.name.zh.replace('实施情况', ''), column: column ?? '', rows };
  });
  return table(
    '各机关执法数量（处罚、强制为决定数，许可为准予数，检查为次数）',
    [left('机关', 40), ...columns.map(({ title }) => right(title, 60 / columns.length))],
    facts.manifest.agencies.map(({ code }): Text[] => [
      [agencyChip(facts, code)],
      ...columns.map(({ id, column, rows }): Text => [
        count({ subject: `annual:${id}`, scope: code, period: String(facts.year) }, column, rows[code]?.[column] ?? 0),
      ]),
    ]),
  );
}
