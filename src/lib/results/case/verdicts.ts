import type { Engine } from '../../engine/engine.ts';
import { Bindings } from '../filter.ts';
import { rowColumns } from '../rows.ts';
import type { VerdictRow } from '../types.ts';
import { actKinds, type ActRef } from './acts.ts';

/**
 * Every verdict whose subject is the case: its number, or agency and number of its decision (双公示 and 复议 speak of that), in the order
 * of `metrics`. A number that stands for several acts is told apart by the act. Needs the table `from` with these rows.
 */
export async function caseVerdicts(
  engine: Engine,
  ref: ActRef,
  metrics: readonly string[],
  from = 'verdict',
): Promise<VerdictRow[]> {
  const bindings = new Bindings();
  const { act } = actKinds[ref.layout];
  const subjects = [`subject = ${bindings.bind(ref.number)}`];
  if (ref.decision_no !== null && ref.decision_no !== ref.number)
    subjects.push(`(subject = ${bindings.bind(ref.decision_no)} AND org = ${bindings.bind(ref.org)})`);
  const ofAct = act === null ? 'act IS NULL' : `(act IS NULL OR act = ${bindings.bind(act)})`;
  const found = await engine.query<VerdictRow>(
    `SELECT ${rowColumns} FROM ${from} WHERE (${subjects.join(' OR ')}) AND ${ofAct} ORDER BY metric, key, file, record`,
    bindings.values,
  );
  const place = new Map(metrics.map((id, i) => [id, i]));
  return found
    .filter((row) => place.has(row.metric))
    .sort((a, b) => (place.get(a.metric) ?? 0) - (place.get(b.metric) ?? 0));
}
