import type { State } from '../../metrics/definition.ts';
import type { VerdictRow } from '../types.ts';

/** Verdicts of one metric that say the same of several things (documents of a file, stages): one line with all their names. */
export interface VerdictLine {
  readonly row: VerdictRow;
  /** what of the case each verdict is about; the keys of the rows without the case's number */
  readonly things: readonly string[];
  readonly count: number;
}

/** What has to be done or explained first. */
export const urgency: readonly State[] = ['overdue', 'late', 'unknown', 'pending', 'met', 'exempt'];

/** The verdicts on a case for reading: the most urgent state first, then in the order they have. */
export function verdictLines(verdicts: readonly VerdictRow[], number: string): VerdictLine[] {
  const lines = new Map<string, { row: VerdictRow; things: string[]; count: number }>();
  for (const row of verdicts) {
    const { metric, state, reason, start_on, due_on, done_on, file, record } = row;
    const same = JSON.stringify([metric, state, reason, start_on, due_on, done_on, file, record]);
    const thing =
      row.key === number ? [] : [row.key.startsWith(`${number}|`) ? row.key.slice(number.length + 1) : row.key];
    const line = lines.get(same);
    if (line) {
      line.things.push(...thing);
      line.count++;
    } else lines.set(same, { row, things: thing, count: 1 });
  }
  return [...lines.values()].sort((a, b) => urgency.indexOf(a.row.state) - urgency.indexOf(b.row.state));
}
