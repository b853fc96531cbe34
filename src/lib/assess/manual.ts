import Papa from 'papaparse';
import { csvText } from '../results/csv.ts';
import { personal } from '../results/personal.ts';
import { Fraction } from './fraction.ts';
import type { Scheme, SchemeItem } from './scheme.ts';

/**
 * Points that people give for the items no file tells of, as a table: agency, item, points, reason, name. A cell of points that is empty waits to be
 * given; nothing is given without a reason and a name.
 */

/** Points that somebody has given. */
export interface Given {
  readonly points: Fraction;
  readonly reason: string;
  readonly by: string;
}

/** agency → item → points */
export type Manual = ReadonlyMap<string, ReadonlyMap<string, Given>>;

export type ManualProblem = 'header' | 'agency' | 'item' | 'points' | 'most' | 'reason' | 'by' | 'number' | 'twice';

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
export const manualColumns = ['机关代码', '机关', '项目', '项目名称', '满分', '得分', '理由', '评分人'] as const;
type Column = (typeof manualColumns)[number];

interface Agency {
  readonly code: string;
  readonly name: string;
}

/** The items of a scheme that people give points for. */
export function manualItems(scheme: Scheme): SchemeItem[] {
  return scheme.blocks.flatMap((block) => block.items.filter((item) => item.manual !== undefined));
}

/** A table to fill in, with a line for each agency and item; what was given already stands in it. */
export function manualTable(scheme: Scheme, agencies: readonly Agency[], manual: Manual = new Map()): string {
  const lines = agencies.flatMap(({ code, name }) =>
    manualItems(scheme).map((item) => {
      const given = manual.get(code)?.get(item.id);
      return [
        code,
        name,
        item.id,
        item.title,
        item.points.rounded(2),
        given ? given.points.rounded(2) : null,
        given?.reason ?? null,
        given?.by ?? null,
      ];
    }),
  );
  return csvText([...manualColumns], lines);
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
  const items = new Map(manualItems(scheme).map((item) => [item.id, item]));
  const manual = new Map<string, Map<string, Given>>();
  for (const [i, cells] of data.entries()) {
    if (i === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const cell = (column: Column) => (cells[header.indexOf(column)] ?? '').trim();
    const fail = (kind: ManualProblem, value: string): never => {
      throw new ManualError(kind, i + 1, value);
    };
    const [org, id, points, reason, by] = [cell('机关代码'), cell('项目'), cell('得分'), cell('理由'), cell('评分人')];
    const item = items.get(id);
    if (!codes.has(org)) fail('agency', org);
    if (!item) return fail('item', id);
    if (points === '') continue;
    if (!/^\d{1,3}(\.\d{1,2})?$/u.test(points)) fail('points', points);
    const given = Fraction.of(Math.round(Number(points) * 100), 100);
    if (given.compare(item.points) > 0) fail('most', points);
    if (reason === '') fail('reason', id);
    if (by === '') fail('by', id);
    if (personal.test(reason) || personal.test(by)) fail('number', id);
    const own = manual.get(org) ?? new Map<string, Given>();
    if (own.has(id)) fail('twice', `${org} ${id}`);
    manual.set(org, own.set(id, { points: given, reason, by }));
  }
  return manual;
}
