import type { State } from '../metrics/definition.ts';
import type { VerdictRow } from '../results/types.ts';

/** What a 督办通知书 says, before it is a document: one agency, its rows by what is wrong with them. Always Chinese: it is an official paper. */
export interface Notice {
  readonly agency: string;
  readonly asOf: string;
  /** the period, in words */
  readonly period: string;
  readonly parts: readonly NoticePart[];
  /** lines of the small print: what everything was computed from */
  readonly provenance: readonly string[];
}

export interface NoticePart {
  readonly state: NoticeState;
  /** how many lines in all */
  readonly total: number;
  /** by duty, in the order in which they first come */
  readonly duties: readonly NoticeDuty[];
}

export interface NoticeDuty {
  readonly name: string;
  /** the articles it follows from */
  readonly law: string;
  readonly lines: readonly NoticeLine[];
}

export interface NoticeLine {
  readonly act: string | null;
  readonly key: string;
  readonly due: string | null;
  /** working days past due; null when there is no due day */
  readonly over: number | null;
  readonly reason: string | null;
}

/** The states that call for action, the gravest first. */
export const noticeStates = ['overdue', 'late', 'unknown'] as const satisfies readonly State[];
export type NoticeState = (typeof noticeStates)[number];

/** More lines than this nobody reads on paper; the whole list goes along as a workbook. */
export const mostLines = 1000;

export interface NoticeWords {
  /** full name of the agency */
  agency(code: string): string;
  metric(id: string): string;
  law(id: string): string;
  reason(code: string): string;
}

/** Why no notice can be drafted. */
export class NoticeError extends Error {
  readonly code: 'empty' | 'agencies' | 'states' | 'long';
  readonly n: number;
  constructor(code: NoticeError['code'], n: number) {
    super(code);
    this.name = 'NoticeError';
    this.code = code;
    this.n = n;
  }
}

/**
 * Orders rows into a notice. They must be of one agency, at most `mostLines`, and none of them met, pending or exempt: a pending duty is
 * nobody's fault. Throws a `NoticeError` otherwise.
 */
export function notice(
  rows: readonly VerdictRow[],
  words: NoticeWords,
  facts: Pick<Notice, 'asOf' | 'period' | 'provenance'>,
): Notice {
  const agencies = new Set(rows.map(({ org }) => org));
  const [agency] = agencies;
  if (agency === undefined) throw new NoticeError('empty', 0);
  if (agencies.size > 1) throw new NoticeError('agencies', agencies.size);
  const other = rows.filter(({ state }) => !noticeStates.some((name) => name === state)).length;
  if (other > 0) throw new NoticeError('states', other);
  if (rows.length > mostLines) throw new NoticeError('long', rows.length);
  const parts = noticeStates.map((state) =>
    part(
      state,
      rows.filter((row) => row.state === state),
      words,
    ),
  );
  return { ...facts, agency: words.agency(agency), parts: parts.filter(({ total }) => total > 0) };
}

function part(state: NoticeState, rows: readonly VerdictRow[], words: NoticeWords): NoticePart {
  const metrics = [...new Set(rows.map(({ metric }) => metric))];
  const duties = metrics.map((metric) => ({
    name: words.metric(metric),
    law: words.law(metric),
    lines: rows.filter((row) => row.metric === metric).map((row) => line(row, words)),
  }));
  return { state, total: rows.length, duties };
}

function line(row: VerdictRow, words: NoticeWords): NoticeLine {
  return {
    act: row.act,
    key: row.key,
    due: row.due_on,
    over: row.due_on === null ? null : row.over,
    reason: row.reason === null ? null : words.reason(row.reason),
  };
}
