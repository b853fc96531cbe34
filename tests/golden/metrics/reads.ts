import type { MetricDefinition } from '../../../src/lib/metrics/definition.ts';
import { tablesRead, type NamedSql, type Ruleset } from '../../../src/lib/metrics/ruleset.ts';

/** The shared definitions in the order in which they are made; the due days that are needed come last, as `deadline_request`. */
export function sharedOf({ views, deadlines }: Ruleset): NamedSql[] {
  return [...views, { name: 'deadline_request', sql: deadlines }];
}

/** Names of the shared definitions that a SELECT reads, itself or through others; `deadline` is made from `deadline_request`. */
export function reads(shared: readonly NamedSql[], sql: string): Set<string> {
  const found = new Set<string>();
  const waiting = tablesRead(sql);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const name = next === 'deadline' ? 'deadline_request' : next;
    const definition = shared.find((v) => v.name === name);
    if (!definition || found.has(name)) continue;
    found.add(name);
    waiting.push(...tablesRead(definition.sql));
  }
  return found;
}

/** The ruleset with those shared definitions alone that a metric needs, so that less has to be made for it. */
export function rulesetFor(ruleset: Ruleset, { sql }: MetricDefinition): Ruleset {
  const read = reads(sharedOf(ruleset), sql);
  const none = 'SELECT rule, valid_from AS start_on, 0 AS extra FROM rule WHERE FALSE';
  return {
    ...ruleset,
    // the annual tables are made for every metric, and read this one
    views: ruleset.views.filter(({ name }) => read.has(name) || name === 'penalty_severity'),
    deadlines: read.has('deadline_request') ? ruleset.deadlines : none,
  };
}
