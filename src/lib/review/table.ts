import Papa from 'papaparse';
import { Fraction } from '../assess/fraction.ts';
import type { State } from '../metrics/definition.ts';
import { csvText, type CsvValue } from '../results/csv.ts';
import { personal } from '../results/personal.ts';
import type { DrawnAct } from '../results/sample.ts';
import { fileKey, type Hints } from './hints.ts';
import { itemsOf, type ReviewSheet } from './sheet.ts';

/**
 * The table in which files are reviewed: a row for every file and item, then one for every ground that fails the file. Empty points wait; points
 * below the item's and what does not apply take a reason, everything takes a name.
 */

export const reviewColumns = [
  '序号',
  '机关代码',
  '机关',
  '案卷编号',
  '决定书文号',
  '阶段',
  '项目',
  '项目名称',
  '评查标准',
  '分值',
  '数据提示',
  '得分',
  '扣分理由',
  '评查人',
] as const;
type Column = (typeof reviewColumns)[number];

/** Written in the place of points. */
export const notApplicable = '不适用';
const yes = ['是', '有', '否决'];
const no = ['否', '无'];

/** What a reviewer has said of an item of a file. */
export interface Mark {
  /** null: it does not apply */
  readonly points: Fraction | null;
  readonly reason: string;
  readonly by: string;
}

/** A file as it was reviewed. */
export interface Reviewed {
  readonly org: string;
  readonly number: string;
  readonly decision: string;
  readonly marks: ReadonlyMap<string, Mark>;
  /** grounds that fail it, with reason and name */
  readonly vetoes: ReadonlyMap<string, Omit<Mark, 'points'>>;
}

export type ReviewProblem =
  'header' | 'item' | 'file' | 'points' | 'most' | 'veto' | 'reason' | 'by' | 'personal' | 'twice';

/** What is wrong with a table, in which line (from 1). Nothing of such a table is used. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';
  readonly kind: ReviewProblem;
  readonly line: number;
  readonly value: string;
  constructor(kind: ReviewProblem, line: number, value: string) {
    super(`line ${line}: ${kind} ${value}`);
    this.kind = kind;
    this.line = line;
    this.value = value;
  }
}

/** The empty table for the files drawn. `hint` says a verdict in words, `agency` names an agency. */
export function reviewTable(
  sheet: ReviewSheet,
  acts: readonly Pick<DrawnAct, 'org' | 'number' | 'decision_no'>[],
  hints: Hints,
  {
    agency,
    hint,
  }: { readonly agency: (code: string) => string; readonly hint: (metric: string, state: State) => string },
): string {
  const told = (act: (typeof acts)[number], metrics: readonly string[]) =>
    metrics
      .flatMap((metric) => {
        const state = hints.get(fileKey(act))?.get(metric);
        return state === undefined ? [] : [hint(metric, state)];
      })
      .join('；');
  const rows = acts.flatMap((act, i): CsvValue[][] => {
    const head = [i + 1, act.org, agency(act.org), act.number, act.decision_no];
    return [
      ...sheet.stages.flatMap(({ title, items }) =>
        items.map((item): CsvValue[] => [
          ...head,
          title,
          item.id,
          item.title,
          item.look,
          item.points.rounded(1),
          told(act, item.see),
          null,
          null,
          null,
        ]),
      ),
      ...sheet.vetoes.map((veto): CsvValue[] => [
        ...head,
        '否决项',
        veto.id,
        veto.title,
        '有此情形的写“是”',
        null,
        told(act, veto.see),
        null,
        null,
        null,
      ]),
    ];
  });
  return csvText([...reviewColumns], rows);
}

/** Reads a table that was filled in, file by file in its order. Throws a `ReviewError` that names the line. */
export function parseReviews(file: string, sheet: ReviewSheet): Reviewed[] {
  const { data } = Papa.parse<string[]>(file.replace(/^\uFEFF/u, ''), { skipEmptyLines: false });
  const header = (data[0] ?? []).map((title) => title.trim());
  const needed = ['机关代码', '案卷编号', '项目', '得分', '扣分理由', '评查人'] as const;
  const missing = needed.find((title) => !header.includes(title));
  if (missing !== undefined) throw new ReviewError('header', 1, missing);
  const items = new Map(itemsOf(sheet).map((item) => [item.id, item]));
  const grounds = new Set(sheet.vetoes.map(({ id }) => id));
  const files = new Map<string, Reviewed & { marks: Map<string, Mark>; vetoes: Map<string, Omit<Mark, 'points'>> }>();
  const seen = new Set<string>();
  for (const [i, cells] of data.entries()) {
    if (i === 0 || cells.every((cell) => cell.trim() === '')) continue;
    // a spreadsheet's guard before what looks like a formula is no part of the number
    const cell = (column: Column) => (cells[header.indexOf(column)] ?? '').trim().replace(/^'(?=[=+\-@])/u, '');
    const fail = (kind: ReviewProblem, value: string): never => {
      throw new ReviewError(kind, i + 1, value);
    };
    const [org, number, id] = [cell('机关代码'), cell('案卷编号'), cell('项目')];
    if (org === '' || number === '') fail('file', id);
    const item = items.get(id);
    if (!item && !grounds.has(id)) fail('item', id);
    const key = fileKey({ org, number });
    if (seen.has(`${key}|${id}`)) fail('twice', `${number} ${id}`);
    seen.add(`${key}|${id}`);
    const one = files.get(key) ?? { org, number, decision: cell('决定书文号'), marks: new Map(), vetoes: new Map() };
    files.set(key, one);
    const [written, reason, by] = [cell('得分'), cell('扣分理由'), cell('评查人')];
    if (written === '') continue;
    if (by === '') fail('by', `${number} ${id}`);
    if (personal.test(reason) || personal.test(by)) fail('personal', `${number} ${id}`);
    if (!item) {
      if (no.includes(written)) continue;
      if (!yes.includes(written)) fail('veto', written);
      if (reason === '') fail('reason', `${number} ${id}`);
      one.vetoes.set(id, { reason, by });
      continue;
    }
    const points = written === notApplicable ? null : pointsOf(written);
    if (points === undefined) return fail('points', written);
    if (points && points.compare(item.points) > 0) fail('most', written);
    if ((points === null || points.compare(item.points) < 0) && reason === '') fail('reason', `${number} ${id}`);
    one.marks.set(id, { points, reason, by });
  }
  return [...files.values()];
}

function pointsOf(written: string): Fraction | undefined {
  return /^\d{1,3}(\.\d{1,2})?$/u.test(written) ? Fraction.of(Math.round(Number(written) * 100), 100) : undefined;
}
