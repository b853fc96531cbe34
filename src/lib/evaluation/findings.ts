import type { FigureChips } from '../report/chip.ts';
import { everyone, type Facts } from '../report/facts.ts';
import { problemsOf, type Problem } from '../report/problems.ts';
import type { Decision, Evaluation } from './evaluation.ts';

/** The problems that the figures show, with what the evaluator has found of each. Numbers stay as the figures gave them, whatever is decided. */
export interface Finding {
  readonly problem: Problem;
  /** null while nothing is decided */
  readonly decision: Decision | null;
  /** what was found for all holds here, too: nothing else was decided for the agency */
  readonly passedOn: boolean;
}

/**
 * The findings of a report. An agency's own decision on a metric stands; without one it is what was decided for all, and a problem that is merged
 * there is merged here where the other is a problem here that stands by itself.
 */
export function findingsOf(facts: Facts, scope: string, evaluation: Evaluation | null = facts.evaluation): Finding[] {
  const decisionsOf = (of: string) =>
    new Map((evaluation?.findings ?? []).filter((one) => one.scope === of).map((one) => [one.metric, one]));
  const own = decisionsOf(scope);
  const all = scope === everyone ? new Map<string, Decision>() : decisionsOf(everyone);
  const problems = problemsOf(facts, scope);
  const here = new Set(problems.map(({ definition }) => definition.id));
  const stands = (metric: string) => {
    const decision = own.get(metric) ?? all.get(metric);
    return here.has(metric) && (decision === undefined || decision.decision === 'accepted');
  };
  return problems.map((problem): Finding => {
    const { id } = problem.definition;
    const decided = own.get(id);
    if (decided) return { problem, decision: decided, passedOn: false };
    const above = all.get(id) ?? null;
    const holds = above !== null && (above.decision !== 'merged' || (above.into !== null && stands(above.into)));
    return { problem, decision: holds ? above : null, passedOn: holds };
  });
}

/** A problem found for all, with what of it is an agency's. */
export interface Concern {
  readonly problem: Problem;
  readonly figure: FigureChips;
}

/** What was accepted for all and has rows of an agency, also where the agency itself reaches the target. */
export function concerns(facts: Facts, code: string): Concern[] {
  return findingsOf(facts, everyone).flatMap(({ problem, decision }) => {
    const own = problem.agencies.find((agency) => agency.code === code);
    return decision?.decision === 'accepted' && own ? [{ problem, figure: own.figure }] : [];
  });
}

/** What the report calls a problem: all that is accepted, and what is not decided yet. */
export function reported(findings: readonly Finding[]): Problem[] {
  return findings
    .filter(({ decision }) => decision === null || decision.decision === 'accepted')
    .map(({ problem }) => problem);
}

/** The problems merged into this one. */
export function mergedInto(findings: readonly Finding[], metric: string): Problem[] {
  return findings
    .filter(({ decision }) => decision?.decision === 'merged' && decision.into === metric)
    .map(({ problem }) => problem);
}

export type DecisionProblem = 'reason' | 'into' | 'self';

/** What is wrong with a decision; null when it can stand. To dismiss takes a reason, to merge another problem that stands by itself. */
export function wrongDecision(decision: Decision, findings: readonly Finding[]): DecisionProblem | null {
  if (decision.decision === 'dismissed' && decision.reason.trim().length < 2) return 'reason';
  if (decision.decision !== 'merged') return null;
  if (decision.into === decision.metric) return 'self';
  const target = findings.find(({ problem }) => problem.definition.id === decision.into);
  if (!target || (target.decision !== null && target.decision.decision !== 'accepted')) return 'into';
  return mergedInto(findings, decision.metric).length > 0 ? 'into' : null;
}

/** `E-2024-001`: the list of the rows behind problem `WT-2024-001`. */
export const evidenceNumber = (number: string): string => number.replace(/^WT/, 'E');
