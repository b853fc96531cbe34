import { everyone, type Facts } from '../report/facts.ts';
import { driftOf, sections, type Evaluation } from './evaluation.ts';
import { findingsOf } from './findings.ts';
import { openChecks, readiness } from './readiness.ts';

/** What stands in the way of the final version. A draft may have gaps; the final version has none. */
export type Obstacle = 'notFrozen' | 'drift' | 'checks' | 'findings' | 'texts' | 'notIssued' | 'replies';

export function obstacles(facts: Facts, evaluation: Evaluation): Obstacle[] {
  const approved = new Set(
    evaluation.texts.filter(({ scope, approved }) => scope === everyone && approved).map(({ section }) => section),
  );
  const found: [Obstacle, boolean][] = [
    ['notFrozen', evaluation.frozen === null],
    ['drift', driftOf(evaluation, facts.provenance).length > 0],
    ['checks', openChecks(readiness(facts), evaluation).length > 0],
    ['findings', findingsOf(facts, everyone, evaluation).some(({ decision }) => decision === null)],
    ['texts', sections.some((section) => !approved.has(section))],
    ['notIssued', evaluation.issued === null],
    ['replies', evaluation.replies.some(({ opinion, taken }) => opinion !== '认可' && taken === null)],
  ];
  return found.flatMap(([obstacle, there]) => (there ? [obstacle] : []));
}
