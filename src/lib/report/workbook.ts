import { unzipSync } from 'fflate';
import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre';
import { evidenceNumber } from '../evaluation/findings.ts';
import { unresolvedAgency } from '../metrics/definition.ts';
import { reasons } from '../i18n/reasons.zh.ts';
import { roundedRate } from '../results/figure.ts';
import type { VerdictRow } from '../results/types.ts';
import { archive } from './docx/package.ts';
import { everyone, figureOfScope, type Facts } from './facts.ts';
import type { EvidenceSheet } from './evidence.ts';
import { stateNames } from './words.ts';
import { fit } from './xml.ts';
import { cellText } from '../export/cell-text.ts';

/** What the evidence needs of the facts: all of it plain. */
export type EvidenceFacts = Pick<Facts, 'manifest' | 'provenance' | 'year' | 'found'> & {
  readonly scheme: Pick<Facts['scheme'], 'title' | 'version'>;
  /** of every agency, in the order of the register */
  readonly scores: readonly ScoreRow[];
};

/** A line of a score sheet; `item` is empty for the sum. */
export interface ScoreRow {
  readonly org: string;
  readonly item: string;
  readonly title: string;
  readonly most: number | null;
  readonly points: number | null;
  /** points before people changed them, and by how much they did */
  readonly before: number | null;
  readonly change: number | null;
  readonly reason: string | null;
  readonly by: string | null;
  readonly inputs: string;
}

/** Rows a worksheet can hold under its header. */
const capacity = 1_048_575;

const font = { name: '宋体', size: 10 };
const head: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF0F0EC' } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const styles = {
  text: { font, numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  number: { font, numFmt: '0', alignment: { vertical: 'top' } },
  date: { font, numFmt: 'yyyy-mm-dd', alignment: { vertical: 'top' } },
  points: { font, numFmt: '0.00', alignment: { vertical: 'top' } },
  percent: { font, numFmt: '0.0%', alignment: { vertical: 'top' } },
} as const satisfies Record<string, CellStyle>;

type Kind = keyof typeof styles;
type Value = string | number | null;
interface Column {
  readonly title: string;
  readonly kind: Kind;
  readonly width: number;
}

/**
 * The evidence behind a report as an `.xlsx`: the problems, then a sheet for each metric with every row that is late, overdue or unknown, each
 * with the file and the row it stands in. Numbers are numbers, days are days, everything else is text that no spreadsheet runs as a formula. The
 * bytes are the same for the same rows. Needs no files: it runs in a browser, too.
 */
export async function evidenceWorkbook(
  facts: EvidenceFacts,
  scope: string,
  name: string,
  sheets: readonly EvidenceSheet[],
  version: string,
): Promise<Uint8Array> {
  const day = `${facts.manifest.as_of}T00:00:00Z`;
  const moment = new Date(day);
  const book = await writeXlsx({
    sheets: [
      about(facts, name, sheets),
      overview(facts, scope, sheets),
      scoreSheet(facts, scope),
      ...sheets.filter(({ rows }) => rows.length > 0).map((sheet) => rowSheet(facts, sheet)),
    ],
    properties: { creator: `明镜 ${version}`, title: fit(`${name}：证据清单`), created: moment, modified: moment },
  });
  // packed again: the platform's own compressor, which the library takes, writes other bytes in a browser
  return archive(new Map(Object.entries(unzipSync(book))), day);
}

/** Name of a metric's sheet: at most 31 characters, none that a sheet's name can't have. */
export function sheetName({ number, definition }: EvidenceSheet): string {
  return number === null ? definition.id : `${number} ${definition.id}`;
}

function about({ manifest, provenance, scheme, year }: EvidenceFacts, name: string, sheets: readonly EvidenceSheet[]) {
  const cut = sheets.filter(({ rows }) => rows.length > capacity);
  const lines: [string, string][] = [
    ['报告', name],
    ['评估期', `${year}-01-01 至 ${year}-12-31`],
    ['截止日期', manifest.as_of],
    ['快照指纹（SHA-256）', provenance.snapshot],
    ['规则版本', provenance.ruleset],
    ['考核办法', `${scheme.title}（第${scheme.version}版）`],
    ['内容', '各指标迟延、逾期（含不符合要求）、无法判定的全部行；无法判定的不作为问题'],
    ['行号', '来源文件中的物理行号，表头也计入'],
    ...cut.map((sheet): [string, string] => [
      sheetName(sheet),
      `共${sheet.rows.length}行，一个工作表容纳不下，列出前${capacity}行，其余用 mingjing list 命令输出`,
    ]),
  ];
  const columns: Column[] = [
    { title: '项目', kind: 'text', width: 24 },
    { title: '内容', kind: 'text', width: 80 },
  ];
  return made('说明', columns, lines);
}

function overview(facts: EvidenceFacts, scope: string, sheets: readonly EvidenceSheet[]): WriteSheet {
  const columns: Column[] = [
    { title: '问题编号', kind: 'text', width: 15 },
    { title: '指标', kind: 'text', width: 10 },
    { title: '名称', kind: 'text', width: 30 },
    { title: '分子n', kind: 'number', width: 9 },
    { title: '分母N', kind: 'number', width: 9 },
    { title: '比率', kind: 'percent', width: 9 },
    { title: '目标', kind: 'percent', width: 9 },
    { title: '迟延', kind: 'number', width: 9 },
    { title: '逾期', kind: 'number', width: 9 },
    { title: '无法判定', kind: 'number', width: 9 },
    { title: '依据', kind: 'text', width: 50 },
  ];
  const lines = sheets.map(({ definition, number }): Value[] => {
    const { figure } = figureOfScope(facts, definition, scope);
    return [
      number,
      definition.id,
      definition.name.zh,
      figure.numerator,
      figure.denominator,
      roundedRate(figure),
      definition.target,
      figure.late,
      figure.overdue,
      figure.unknown,
      definition.law.join('、'),
    ];
  });
  return made('汇总', columns, lines);
}

/** The score sheets, line by line, with what people gave and changed. */
function scoreSheet({ manifest, scores }: EvidenceFacts, scope: string): WriteSheet {
  const names = new Map(manifest.agencies.map(({ code, name }) => [code, name]));
  const columns: Column[] = [
    { title: '机关代码', kind: 'text', width: 14 },
    { title: '机关', kind: 'text', width: 24 },
    { title: '项目', kind: 'text', width: 9 },
    { title: '项目名称', kind: 'text', width: 24 },
    { title: '分值', kind: 'points', width: 9 },
    { title: '得分', kind: 'points', width: 9 },
    { title: '调整前', kind: 'points', width: 9 },
    { title: '人工调整', kind: 'points', width: 9 },
    { title: '理由', kind: 'text', width: 40 },
    { title: '评分人', kind: 'text', width: 12 },
    { title: '取数（n/N）', kind: 'text', width: 44 },
  ];
  const lines = scores
    .filter(({ org }) => scope === everyone || org === scope)
    .map(({ org, item, title, most, points, before, change, reason, by, inputs }): Value[] => [
      org,
      names.get(org) ?? null,
      item === '' ? null : item,
      title,
      most,
      points,
      before,
      change,
      reason,
      by,
      inputs === '' ? null : inputs,
    ]);
  return made('考核得分', columns, lines);
}

const rowColumns: readonly Column[] = [
  { title: '证据编号', kind: 'text', width: 19 },
  { title: '机关代码', kind: 'text', width: 14 },
  { title: '机关', kind: 'text', width: 24 },
  { title: '编号', kind: 'text', width: 30 },
  { title: '执法行为', kind: 'text', width: 11 },
  { title: '状态', kind: 'text', width: 10 },
  { title: '原因', kind: 'text', width: 26 },
  { title: '归属日期', kind: 'date', width: 12 },
  { title: '起算日期', kind: 'date', width: 12 },
  { title: '到期日期', kind: 'date', width: 12 },
  { title: '完成日期', kind: 'date', width: 12 },
  { title: '用时（工作日）', kind: 'number', width: 10 },
  { title: '超期（工作日）', kind: 'number', width: 10 },
  { title: '来源文件', kind: 'text', width: 34 },
  { title: '行号', kind: 'number', width: 8 },
  { title: '机关意见', kind: 'text', width: 20 },
  { title: '认定结果', kind: 'text', width: 14 },
];

function rowSheet({ manifest }: EvidenceFacts, sheet: EvidenceSheet): WriteSheet {
  const names = new Map(manifest.agencies.map(({ code, name }) => [code, name]));
  names.set(unresolvedAgency, '未识别的机关');
  const lines = sheet.rows
    .slice(0, capacity)
    .map((row: VerdictRow, i): Value[] => [
      sheet.number === null || row.state === 'unknown' ? null : `${evidenceNumber(sheet.number)}-${i + 1}`,
      row.org,
      names.get(row.org) ?? null,
      row.key,
      row.act,
      stateNames[row.state],
      row.reason === null ? null : (reasons[row.reason] ?? row.reason),
      row.on_date,
      row.start_on,
      row.due_on,
      row.done_on,
      row.lag,
      row.over,
      manifest.files[row.file]?.name ?? null,
      row.record,
      null,
      null,
    ]);
  return made(sheetName(sheet), rowColumns, lines);
}

function made(name: string, columns: readonly Column[], lines: readonly (readonly Value[])[]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((_, c) => cells.set(`0,${c}`, { style: head }));
  const rows = lines.map((line, r) =>
    columns.map(({ kind }, c) => {
      const value = line[c] ?? null;
      cells.set(`${r + 1},${c}`, { style: styles[kind] });
      if (typeof value !== 'string') return value;
      return kind === 'date' ? new Date(`${value}T00:00:00Z`) : cellText(fit(value));
    }),
  );
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ title }) => title), ...rows],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${lines.length + 1}` },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
