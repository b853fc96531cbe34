import { unzipSync } from 'fflate';
import { writeXlsx, type Cell, type CellStyle } from 'hucre';
import { reasons } from '../i18n/reasons.zh.ts';
import { distance } from '../results/figure.ts';
import { smallest } from '../results/wilson.ts';
import { count, score, words } from '../report/chip.ts';
import { agencyChip, asOfChip, left, paragraph, right, section, table, yearChip } from '../report/common.ts';
import { archive } from '../report/docx/package.ts';
import type { EvidenceSheet } from '../report/evidence.ts';
import { figureOfScope, type Facts } from '../report/facts.ts';
import { line, lineBreak, plain, type Block, type Report, type Text } from '../report/model.ts';
import { day } from '../report/numerals.ts';
import { quotient, rateCell, targetText } from '../report/sentences.ts';
import { wrongChip } from '../report/sections/problems.ts';
import { stateNames } from '../report/words.ts';
import { fit } from '../report/xml.ts';
import type { EvidenceFacts } from '../report/workbook.ts';
import { checklist } from './checklist.ts';
import { opinions } from './evaluation.ts';
import { evidenceNumber, findingsOf, reported } from './findings.ts';

/** What is sent to an agency for its comments: one page in words, and a workbook in which it answers row by row. */

/** So many of the best and of the worst metrics are named. */
const named = 3;

/** The page: score, what is nearest to and farthest from its target, problems with their rows, and until when and how to answer. */
export function feedbackOf(facts: Facts, scope: string): Report {
  const { year } = facts;
  const title = line`${agencyChip(facts, scope)}${lineBreak}${yearChip(facts)}年度评估意见反馈单`;
  const problems = reported(findingsOf(facts, scope));
  const of = { subject: 'report', scope, period: String(year) };
  const { as_of: asOf } = facts.manifest;
  const due = checklist(year, asOf, facts.ruleset.calendar).steps.find(({ id }) => id === 'comments')?.due;
  // a day that has passed is no day to answer by
  const until = due && due > asOf ? line`${words(of, 'reply-by', day(due), due)}前` : ['　　　　年　　月　　日前'];
  return {
    provenance: { ...facts.provenance, scope },
    document: 'feedback',
    name: plain(title),
    title,
    body: [
      paragraph(
        line`现将你单位${yearChip(facts)}年度行政执法三项制度执行情况的评估意见反馈如下，数据截止日期为${asOfChip(facts)}。请逐条核对。`,
      ),
      section('一、得分和指标'),
      paragraph(scoreText(facts, scope)),
      ...metricTable(facts, scope),
      section('二、拟认定的问题'),
      ...(problems.length === 0
        ? [paragraph(['没有拟认定的问题。'])]
        : [
            table(
              '拟认定的问题',
              [left('问题编号', 20), left('问题', 44), right('行数', 12), left('证据清单', 24)],
              problems.map(({ number, definition, figure }): Text[] => [
                [number],
                [`${definition.name.zh}未达到目标`],
                [wrongChip(figure)],
                [evidenceNumber(number)],
              ]),
            ),
          ]),
      section('三、反馈要求'),
      paragraph(
        line`请于${until}在随附的工作簿里逐行填写意见（${opinions.join('、')}）：不认可的写明事实和依据，已补正的写明补正情况和日期，有关材料另附。没有填写的视为没有不同意见。填好的工作簿原样发回，不要改动证据编号。`,
      ),
      paragraph(['联系人：　　　　　　　　联系电话：']),
    ],
    annexes: [],
    signer: '',
  };
}

function scoreText(facts: Facts, scope: string): Text {
  const sheet = facts.sheets[scope];
  const of = { subject: 'score', scope, period: String(facts.year) };
  if (!sheet || sheet.total === null || sheet.waiting.length > 0) return ['暂无总分。'];
  const peers = facts.manifest.agencies.find(({ code }) => code === scope)?.peer_group ?? null;
  const totals = facts.manifest.agencies
    .filter(({ peer_group }) => peer_group === peers)
    .flatMap(({ code }) => facts.sheets[code]?.total ?? []);
  const range =
    totals.length < 3
      ? []
      : line`，同组${count(of, 'peers', totals.length)}个机关在${score(of, 'lowest', Math.min(...totals))}至${score(of, 'highest', Math.max(...totals))}分之间`;
  return line`总分${score(of, 'total', sheet.total)}分${range}。`;
}

/** The metrics nearest to and farthest from their targets, of those with enough rows. */
function metricTable(facts: Facts, scope: string): Block[] {
  const measured = facts.definitions
    .map((definition) => ({ definition, figure: figureOfScope(facts, definition, scope) }))
    .flatMap((one) => {
      const gap = distance(one.figure.figure.rate, one.definition);
      return gap === null || one.figure.figure.denominator < smallest ? [] : [{ ...one, gap }];
    })
    .sort((a, b) => a.gap - b.gap);
  if (measured.length < 2 * named) return [];
  return [
    table(
      '离目标最近和最远的指标',
      [left('指标', 46), right('n/N', 20), right('比率', 17), right('目标', 17)],
      [...measured.slice(0, named), ...measured.slice(-named)].map(({ definition, figure }): Text[] => [
        [`${definition.id} ${definition.name.zh}`],
        quotient(figure),
        rateCell(figure),
        targetText(definition),
      ]),
    ),
  ];
}

export const replyColumns = [
  '机关代码',
  '证据编号',
  '指标',
  '编号',
  '状态',
  '原因',
  '到期日期',
  '完成日期',
  '来源文件',
  '行号',
  '意见',
  '说明',
] as const;
const widths = [14, 18, 28, 30, 10, 26, 12, 12, 34, 8, 10, 40];
const font = { name: '宋体', size: 10 };
const headStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF0F0EC' } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const asText: CellStyle = { font, numFmt: '@', alignment: { vertical: 'top', wrapText: true } };
const asDay: CellStyle = { font, numFmt: 'yyyy-mm-dd', alignment: { vertical: 'top' } };

/** The workbook: a row for every late or overdue row of the problems, with a list to choose the opinion from. */
export async function feedbackWorkbook(
  facts: EvidenceFacts,
  scope: string,
  sheets: readonly EvidenceSheet[],
  version: string,
): Promise<Uint8Array> {
  const lines = replyRows(sheets).map(({ evidence, definition, row }) => [
    scope,
    evidence,
    definition.name.zh,
    row.key,
    stateNames[row.state],
    row.reason === null ? '' : (reasons[row.reason] ?? row.reason),
    row.due_on,
    row.done_on,
    facts.manifest.files[row.file]?.name ?? '',
    row.record,
    '',
    '',
  ]);
  const cells = new Map<string, Partial<Cell>>();
  replyColumns.forEach((_, c) => cells.set(`0,${c}`, { style: headStyle }));
  const rows = lines.map((values, r) =>
    values.map((value, c) => {
      cells.set(`${r + 1},${c}`, { style: c === 6 || c === 7 ? asDay : c === 9 ? { font } : asText });
      if ((c === 6 || c === 7) && typeof value === 'string') return new Date(`${value}T00:00:00Z`);
      return typeof value === 'string' ? fit(value) : value;
    }),
  );
  const last = Math.max(2, lines.length + 1);
  const day = `${facts.manifest.as_of}T00:00:00Z`;
  const moment = new Date(day);
  const book = await writeXlsx({
    sheets: [
      {
        name: '反馈意见',
        columns: widths.map((width) => ({ width })),
        rows: [[...replyColumns], ...rows],
        cells,
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:L${last}` },
        dataValidations: [
          { type: 'list', values: [...opinions], allowBlank: true, showErrorMessage: true, range: `K2:K${last}` },
        ],
        pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
    properties: { creator: `明镜 ${version}`, title: '评估意见反馈', created: moment, modified: moment },
  });
  return archive(new Map(Object.entries(unzipSync(book))), day);
}

/** The rows that an agency answers to, with their numbers: those of the evidence workbook. */
export function replyRows(sheets: readonly EvidenceSheet[]) {
  return sheets.flatMap(({ number, definition, rows }) =>
    number === null
      ? []
      : rows.flatMap((row, i) =>
          row.state === 'unknown' ? [] : [{ evidence: `${evidenceNumber(number)}-${i + 1}`, definition, row }],
        ),
  );
}
