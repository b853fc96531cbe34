import Papa from 'papaparse';
import { csvText } from '../results/csv.ts';
import { personal } from '../results/personal.ts';
import { Fraction } from './fraction.ts';
import type { Scheme, SchemeItem } from './scheme.ts';

/**
 * Points that people give for the lines no file tells of, and by which they raise or lower the others, as a table: agency, line, points or change,
 * reason, name. A cell of points that is empty waits to be given; nothing is given or changed without a reason and a name.
 */

/** Points that somebody has given; for a line that the data tell, those by which it is raised or, below 0, lowered. */
export interface Given {
  readonly points: Fraction;
  readonly reason: string;
  readonly by: string;
}

/** agency → item → points */
export type Manual = ReadonlyMap<string, ReadonlyMap<string, Given>>;

export type ManualProblem =
  'header' | 'agency' | 'item' | 'points' | 'most' | 'sign' | 'told' | 'byHand' | 'reason' | 'by' | 'number' | 'twice';

/** What is wrong with a table of points, in which line (from 1), and the text that stands there. Nothing of such a table is used. */
export class ManualError extends Error {
  override readonly name = 'ManualError';
  readonly kind: ManualProblem;
  readonly line: number;
  readonly value: string;
  constructor(kind: ManualProblem, line: number, value: string) {
    super(`line ${line}: ${kind} ${value}`);
    this.kind = kind;
    this.line = line;
    this.value = value;
  }
}

/** The columns of the table; the second and the fourth and fifth are for the reader. */
export const manualColumns = [
  '机关代码',
  '机关',
  '项目',
  '项目名称',
  '满分',
  '得分',
  '调整',
  '理由',
  '评分人',
] as const;
type Column = (typeof manualColumns)[number];

interface Agency {
  readonly code: string;
  readonly name: string;
}

/** The items of a scheme that people give points for. */
export function manualItems(scheme: Scheme): SchemeItem[] {
  return scheme.blocks.flatMap((block) => block.items.filter((item) => item.manual !== undefined));
}

/** A line of a scheme as people may give or change its points. */
export interface HandLine {
  readonly id: string;
  readonly title: string;
  readonly title_en: string;
  /** people give its points; else the data do, and people may raise or lower them */
  readonly manual: boolean;
  /** the fewest and the most points it can come to by its own weight */
  readonly from: number;
  readonly to: number;
}

/** Every line of a scheme: items, additions, deductions. */
export function handLines({ blocks, bonus, deductions }: Scheme): HandLine[] {
  const line = ({ id, title, title_en, manual }: Named, from: number, to: number): HandLine => ({
    id,
    title,
    title_en,
    manual: manual !== undefined,
    from,
    to,
  });
  return [
    ...blocks.flatMap(({ items }) => items.map((item) => line(item, 0, item.points.rounded(2)))),
    ...bonus.map((more) => line(more, 0, more.points.rounded(2))),
    ...deductions.map((less) => line(less, -less.most.rounded(2) || 0, 0)),
  ];
}

type Named = Pick<SchemeItem, 'id' | 'title' | 'title_en' | 'manual'>;

/** A table to fill in, with a row for each agency and line that people give; what was given or changed already stands in it. */
export function manualTable(scheme: Scheme, agencies: readonly Agency[], manual: Manual = new Map()): string {
  const rows = agencies.flatMap(({ code, name }) =>
    handLines(scheme).flatMap((line) => {
      const given = manual.get(code)?.get(line.id);
      if (!line.manual && !given) return [];
      const points = given ? given.points.rounded(2) : null;
      return [
        [
          code,
          name,
          line.id,
          line.title,
          line.from < 0 ? line.from : line.to,
          line.manual ? points : null,
          line.manual ? null : points,
          given?.reason ?? null,
          given?.by ?? null,
        ],
      ];
    }),
  );
  return csvText([...manualColumns], rows);
}

/** A line as it is written into the table. */
export interface Entry {
  readonly org: string;
  readonly id: string;
  /** points, or for a line that the data tell the change; null takes away what stands there */
  readonly points: string | null;
  readonly reason: string;
  readonly by: string;
}

/** The table with one line in the place of what stood there for it. What is wrong with the line, `parseManual` says. */
export function tableWith(scheme: Scheme, agencies: readonly Agency[], manual: Manual, entry: Entry): string {
  const { org, id, points, reason, by } = entry;
  const others = new Map([...manual].map(([code, own]) => [code, new Map(own)]));
  others.get(org)?.delete(id);
  const table = manualTable(scheme, agencies, others);
  if (points === null) return table;
  const byPeople = handLines(scheme).some((line) => line.id === id && line.manual);
  const cells = [org, '', id, '', '', byPeople ? points : '', byPeople ? '' : points, reason, by];
  const [, row = ''] = csvText([...manualColumns], [cells]).split('\r\n');
  return `${table}${row}\r\n`;
}

/** The text of a table: spreadsheets write CSV in UTF-8 or, on a Chinese system, in GB18030. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Reads a table of points for a scheme and the agencies there are. Throws a `ManualError` that names the line. */
export function parseManual(file: string, scheme: Scheme, agencies: readonly Pick<Agency, 'code'>[]): Manual {
  const { data } = Papa.parse<string[]>(file.replace(/^\uFEFF/u, ''), { skipEmptyLines: false });
  const header = (data[0] ?? []).map((title) => title.trim());
  const missing = (['机关代码', '项目', '得分', '理由', '评分人'] as const).find((title) => !header.includes(title));
  if (missing !== undefined) throw new ManualError('header', 1, missing);
  const codes = new Set(agencies.map(({ code }) => code));
  const lines = new Map(handLines(scheme).map((line) => [line.id, line]));
  const manual = new Map<string, Map<string, Given>>();
  for (const [i, cells] of data.entries()) {
    if (i === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const cell = (column: Column) => (cells[header.indexOf(column)] ?? '').trim();
    const fail = (kind: ManualProblem, value: string): never => {
      throw new ManualError(kind, i + 1, value);
    };
    const [org, id, reason, by] = [cell('机关代码'), cell('项目'), cell('理由'), cell('评分人')];
    const [points, change] = [cell('得分'), cell('调整')];
    const line = lines.get(id);
    if (!codes.has(org)) fail('agency', org);
    if (!line) return fail('item', id);
    if (points === '' && change === '') continue;
    const wrong = wrongPoints(line, points, change);
    if (wrong) fail(wrong.kind, wrong.value);
    if (reason === '') fail('reason', id);
    if (by === '') fail('by', id);
    if (personal.test(reason) || personal.test(by)) fail('number', id);
    const own = manual.get(org) ?? new Map<string, Given>();
    if (own.has(id)) fail('twice', `${org} ${id}`);
    const written = Number((line.manual ? points : change).replace('−', '-'));
    manual.set(org, own.set(id, { points: Fraction.of(Math.round(written * 100), 100), reason, by }));
  }
  return manual;
}

/** What is wrong with the points or the change written for a line; null when they can stand. */
function wrongPoints(
  line: HandLine,
  points: string,
  change: string,
): { readonly kind: ManualProblem; readonly value: string } | null {
  if (line.manual && change !== '') return { kind: 'byHand', value: line.id };
  if (!line.manual && points !== '') return { kind: 'told', value: line.id };
  const written = (line.manual ? points : change).replace('−', '-');
  if (!/^[+-]?\d{1,3}(\.\d{1,2})?$/u.test(written)) return { kind: 'points', value: line.manual ? points : change };
  const value = Number(written);
  const most = Math.max(line.to, -line.from);
  if (Math.abs(value) > most) return { kind: 'most', value: written };
  if (line.manual && (value < line.from || value > line.to)) return { kind: 'sign', value: written };
  return null;
}
