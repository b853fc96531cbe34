import type { Engine } from '../../engine/engine.ts';
import { rows } from '../../results/rows.ts';
import type { Period, VerdictRow } from '../../results/types.ts';
import type { Mending } from '../mending.ts';
import type { Scheme } from '../scheme.ts';
import { schemeMetrics } from '../sheet.ts';
import type { Effect, Mendable } from './change.ts';

/** The metrics of a scheme whose overdue rows can be mended, among those present: their verdict rows have to be in the engine. */
export function mendableMetrics(scheme: Scheme, mending: readonly Mending[], present: ReadonlySet<string>): string[] {
  const used = new Set(schemeMetrics(scheme));
  return mending.map(({ metric }) => metric).filter((metric) => used.has(metric) && present.has(metric));
}

/**
 * What an agency can still do about its overdue rows of a period, those that are due longest first. Rows of several metrics that the same act mends
 * for the same number are one.
 */
export async function mendableRows(
  engine: Engine,
  scheme: Scheme,
  mending: readonly Mending[],
  present: ReadonlySet<string>,
  { org, period }: { readonly org: string; readonly period: Period },
): Promise<Mendable[]> {
  const metrics = mendableMetrics(scheme, mending, present);
  const ruleOf = new Map(mending.map((rule) => [rule.metric, rule]));
  const found = new Map<string, Found>();
  for (const metric of metrics) {
    const rule = ruleOf.get(metric);
    const overdue = await rows(engine, { metrics: [metric], filter: { orgs: [org], period }, states: ['overdue'] });
    for (const row of overdue) if (rule && applies(rule, row)) add(found, rule, row);
  }
  return [...found.values()]
    .toSorted((a, b) => (a.due === b.due ? (a.key < b.key ? -1 : 1) : a.due < b.due ? -1 : 1))
    .map(({ rule, key, subject, effects }) => ({ act: rule.act, key, subject, onlyIf: onlyIf(rule), effects }));
}

function applies({ reason }: Mending, row: VerdictRow): boolean {
  return reason === undefined || row.reason === reason;
}

interface Found {
  readonly rule: Mending;
  readonly key: string;
  readonly subject: string | null;
  readonly effects: Effect[];
  due: string;
}

/** without a due day a row comes after those that have one */
const never = '9999-12-31';

function add(
  found: Map<string, Found>,
  rule: Mending,
  { metric, key, subject, over, due_on, act, reason }: VerdictRow,
): void {
  const id = `${rule.act.id} ${key}`;
  const one = found.get(id) ?? { rule, key, subject, effects: [], due: never };
  one.effects.push({ metric, becomes: rule.becomes, over, act, reason });
  if (due_on !== null && due_on < one.due) one.due = due_on;
  found.set(id, one);
}

function onlyIf({ only_if, only_if_en }: Mending): Mendable['onlyIf'] {
  return only_if === undefined ? null : { zh: only_if, en: only_if_en ?? only_if };
}
