import { layoutById } from '../../../../ingest/layouts/index.ts';
import type { Layout } from '../../../../ingest/layouts/layout.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Act } from '../../metrics/definition.ts';
import { Bindings } from '../filter.ts';

/** What a case can be: the layouts whose rows are a matter of their own, with the columns that name it. */
export interface ActKind {
  readonly act: Act | null;
  /** field of the number that is its natural key */
  readonly number: string;
  /** field of the number of its decision; null without one */
  readonly decision: string | null;
  /** the first of these days that is known stands for it in lists */
  readonly days: readonly string[];
}

export const actKinds = {
  cases: { act: '行政处罚', number: 'case_no', decision: 'decision_no', days: ['decision_on', 'filed_on'] },
  licences: { act: '行政许可', number: 'licence_no', decision: 'decision_no', days: ['decision_on', 'applied_on'] },
  coercions: { act: '行政强制', number: 'coercion_no', decision: 'decision_no', days: ['decision_on'] },
  inspections: { act: '行政检查', number: 'insp_no', decision: null, days: ['insp_on'] },
  plan_tasks: { act: '行政检查', number: 'task_no', decision: null, days: ['drawn_on'] },
  rectifications: { act: null, number: 'rect_no', decision: null, days: ['issued_on'] },
} as const satisfies Readonly<Record<string, ActKind>>;

export type ActLayout = keyof typeof actKinds;

/** The layouts a case can be of, in the order in which they are listed. */
export const actLayouts: readonly Layout[] = Object.keys(actKinds).map(layoutById);

export function isActLayout(layout: string): layout is ActLayout {
  return Object.hasOwn(actKinds, layout);
}

/** A case as lists name it: one row of one of the act layouts. */
export interface ActRef {
  readonly layout: ActLayout;
  readonly org: string;
  readonly number: string;
  readonly decision_no: string | null;
  readonly on: string | null;
}

/** Fewer characters than these are no search. */
export const shortestSearch = 2;

/** The number as cleaning writes it: capitals, no blanks, half-width, the year of a 文号 in 〔〕. */
export function asNumber(text: string): string {
  return text
    .replace(/\s+/gu, '')
    .replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .toUpperCase()
    .replace(/[[(【〔［](\d{4})[\])】〕］]/gu, '〔$1〕');
}

/**
 * The cases with exactly this number, or this number of their decision; of one agency and one layout when they are given. Several when the
 * number stands for several. Needs the views of `knownViews` for the act layouts, as all functions of this folder do.
 */
export function findActs(
  engine: Engine,
  number: string,
  only: { readonly org?: string | null; readonly layout?: string | null } = {},
): Promise<ActRef[]> {
  const bindings = new Bindings();
  const wanted = [...new Set([number, number.trim(), asNumber(number)])];
  const list = () => bindings.list(wanted);
  const conditions = [
    `(number IN (${list()}) OR decision_no IN (${list()}))`,
    ...(only.org ? [`org = ${bindings.bind(only.org)}`] : []),
    ...(only.layout ? [`layout = ${bindings.bind(only.layout)}`] : []),
  ];
  return engine.query<ActRef>(
    `SELECT layout, org, number, decision_no, "on" FROM (${allActs()}) WHERE ${conditions.join(' AND ')}
     ORDER BY place, number, org`,
    bindings.values,
  );
}

export interface Found {
  readonly total: number;
  readonly acts: readonly ActRef[];
}

/** The cases whose number or 文号 contains a text, the whole number first, then the newest; nothing for a text that is too short. */
export async function searchActs(engine: Engine, text: string, limit = 50): Promise<Found> {
  const wanted = asNumber(text);
  if ([...wanted].length < shortestSearch) return { total: 0, acts: [] };
  const where = (bindings: Bindings) => {
    const value = () => bindings.bind(wanted);
    return `position(${value()} IN upper(number)) > 0 OR position(${value()} IN upper(coalesce(decision_no, ''))) > 0`;
  };
  const counting = new Bindings();
  const [count] = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM (${allActs()}) WHERE ${where(counting)}`,
    counting.values,
  );
  const listing = new Bindings();
  const condition = where(listing);
  const exact = `CASE WHEN number = ${listing.bind(wanted)} OR decision_no = ${listing.bind(wanted)} THEN 0 ELSE 1 END`;
  const acts = await engine.query<ActRef>(
    `SELECT layout, org, number, decision_no, "on" FROM (${allActs()}) WHERE ${condition}
     ORDER BY ${exact}, "on" DESC NULLS LAST, number, place LIMIT ${Math.trunc(limit)}`,
    listing.values,
  );
  return { total: count?.n ?? 0, acts };
}

/** Every case of every layout: layout, place of the layout, org, number, number of the decision, day. */
export function allActs(): string {
  return Object.entries<ActKind>(actKinds)
    .map(([layout, { number, decision, days }], place) => {
      const no = decision ?? 'CAST(NULL AS VARCHAR)';
      return `SELECT '${layout}' AS layout, ${place} AS place, org, ${number} AS number, ${no} AS decision_no, coalesce(${days.join(', ')}) AS "on" FROM ${layout}`;
    })
    .join(' UNION ALL ');
}

/** The cases of the last days, the newest first. */
export function newestActs(engine: Engine, limit: number): Promise<ActRef[]> {
  return engine.query<ActRef>(
    `SELECT layout, org, number, decision_no, "on" FROM (${allActs()}) WHERE "on" IS NOT NULL
     ORDER BY "on" DESC, place, number LIMIT ${Math.trunc(limit)}`,
  );
}
