import type { Engine } from '../engine/engine.ts';
import type { State } from '../metrics/definition.ts';
import type { DrawnAct } from '../results/sample.ts';
import { Bindings } from '../results/filter.ts';

/** What the data say of the files drawn: agency and number → metric → the worst state of its rows. */
export type Hints = ReadonlyMap<string, ReadonlyMap<string, State>>;

export const fileKey = ({ org, number }: Pick<DrawnAct, 'org' | 'number'>): string => `${org}|${number}`;

const worst: readonly State[] = ['overdue', 'late', 'unknown', 'pending', 'met', 'exempt'];
/** numbers in one question */
const together = 500;

/** Reads the verdicts of these metrics on the files. Needs the view `verdict` with them; in Node every metric of the snapshot is there. */
export async function hintsOf(
  engine: Engine,
  acts: readonly Pick<DrawnAct, 'org' | 'number' | 'decision_no'>[],
  metrics: readonly string[],
): Promise<Hints> {
  const hints = new Map<string, Map<string, State>>();
  if (metrics.length === 0) return hints;
  const names = new Map<string, string>();
  for (const act of acts)
    for (const number of [act.number, act.decision_no])
      if (number !== null) names.set(`${act.org}|${number}`, fileKey(act));
  for (let at = 0; at < acts.length; at += together) {
    const numbers = acts.slice(at, at + together).flatMap((act) => [act.number, act.decision_no ?? act.number]);
    const bindings = new Bindings();
    const rows = await engine.query<{ org: string; subject: string; metric: string; state: State }>(
      `SELECT org, subject, metric, state FROM verdict
       WHERE metric IN (${bindings.list(metrics)}) AND subject IN (${bindings.list([...new Set(numbers)])})`,
      bindings.values,
    );
    for (const { org, subject, metric, state } of rows) {
      const file = names.get(`${org}|${subject}`);
      if (file === undefined) continue;
      const own = hints.get(file) ?? new Map<string, State>();
      const before = own.get(metric);
      if (before === undefined || worst.indexOf(state) < worst.indexOf(before)) own.set(metric, state);
      hints.set(file, own);
    }
  }
  return hints;
}
