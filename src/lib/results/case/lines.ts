import type { State } from '../../metrics/definition.ts';
import type { VerdictRow } from '../types.ts';

/** Verdicts of one metric that say the same of several things (documents, stages, recordings): one line with all their names. */
export interface VerdictLine {
  /** the first of them */
  readonly row: VerdictRow;
  /** what of the case each verdict is about: the keys of the rows, without the case's number */
  readonly things: readonly string[];
  /** where they come from: record numbers by file */
  readonly sources: readonly { readonly file: number; readonly records: readonly number[] }[];
  readonly count: number;
}

/** What has to be done or explained first. */
export const urgency: readonly State[] = ['overdue', 'late', 'unknown', 'pending', 'met', 'exempt'];

/**
 * The verdicts on a case for reading: the most urgent state first, then in the order they have. Rows of which `apart` says something else
 * stay on lines of their own.
 */
export function verdictLines(
  verdicts: readonly VerdictRow[],
  number: string,
  apart: (row: VerdictRow) => string = () => '',
): VerdictLine[] {
  const groups = new Map<string, VerdictRow[]>();
  for (const row of verdicts) {
    const { metric, state, reason, start_on, due_on, done_on } = row;
    const same = JSON.stringify([metric, state, reason, start_on, due_on, done_on, apart(row)]);
    const group = groups.get(same);
    if (group) group.push(row);
    else groups.set(same, [row]);
  }
  return [...groups.values()]
    .flatMap((rows) => (rows[0] ? [lineOf(rows[0], rows, number)] : []))
    .sort((a, b) => urgency.indexOf(a.row.state) - urgency.indexOf(b.row.state));
}

function lineOf(row: VerdictRow, rows: readonly VerdictRow[], number: string): VerdictLine {
  const records = new Map<number, Set<number>>();
  for (const { file, record } of rows) records.set(file, (records.get(file) ?? new Set()).add(record));
  return {
    row,
    count: rows.length,
    things: rows.map(({ key }) => thingOf(key, number)).filter((thing) => thing !== ''),
    sources: [...records].map(([file, list]) => ({ file, records: [...list].sort((a, b) => a - b) })),
  };
}

/** `CF1|立案审批表` of the case CF1 → `立案审批表`; `cases|CF1` → ``. */
function thingOf(key: string, number: string): string {
  if (key === number || key.endsWith(`|${number}`)) return '';
  return key.startsWith(`${number}|`) ? key.slice(number.length + 1) : key;
}
