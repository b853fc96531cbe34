import type { Facts } from '../report/facts.ts';
import { problemsOf, type Problem } from '../report/problems.ts';
import type { Decision, Evaluation } from './evaluation.ts';

/** The problems that the figures show, with what the evaluator has found of each. Numbers stay as the figures gave them, whatever is decided. */
export interface Finding {
  readonly problem: Problem;
  /** null while nothing is decided */
  readonly decision: Decision | null;
}

export function findingsOf(facts: Facts, scope: string, evaluation: Evaluation | null = facts.evaluation): Finding[] {
  const decisions = new Map(
    (evaluation?.findings ?? []).filter((one) => one.scope === scope).map((one) => [one.metric, one]),
  );
  return problemsOf(facts, scope).map((problem) => ({
    problem,
    decision: decisions.get(problem.definition.id) ?? null,
  }));
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
