import { figureOfScope, everyone, type Facts } from '../report/facts.ts';
import { frozenOf, type Evaluation } from './evaluation.ts';
import { findingsOf, reported } from './findings.ts';

/** What the draft that goes out for comments says: kept so that the final version can tell what has changed. */
export function issueOf(facts: Facts): NonNullable<Evaluation['issued']> {
  return { frozen: frozenOf(facts.provenance), figures: figuresNow(facts), problems: problemsNow(facts) };
}

/** Metric → `n/N` of all together. */
function figuresNow(facts: Facts): Record<string, string> {
  return Object.fromEntries(
    facts.definitions.map((definition) => {
      const { numerator, denominator } = figureOfScope(facts, definition, everyone).figure;
      return [definition.id, `${numerator}/${denominator}`];
    }),
  );
}

const problemsNow = (facts: Facts): string[] =>
  reported(findingsOf(facts, everyone)).map(({ definition }) => definition.id);

/** What has changed since the draft, each as words for the report on all; null before a draft went out, and in an agency's own report. */
export function changesSince(facts: Facts, scope: string): string[] | null {
  const issued = facts.evaluation?.issued;
  if (!issued || scope !== everyone) return null;
  const names = new Map(facts.ruleset.definitions.map(({ id, name }) => [id, name.zh]));
  const now = figuresNow(facts);
  const nameOf = (id: string) => names.get(id) ?? id;
  const figures = [...new Set([...Object.keys(issued.figures), ...Object.keys(now)])].flatMap((id) => {
    const [before, after] = [issued.figures[id], now[id]];
    return before === after ? [] : [`${nameOf(id)}由${before ?? '无'}改为${after ?? '无'}`];
  });
  const problems = problemsNow(facts);
  return [
    ...figures,
    ...problems.filter((id) => !issued.problems.includes(id)).map((id) => `增加认定${nameOf(id)}`),
    ...issued.problems.filter((id) => !problems.includes(id)).map((id) => `不再认定${nameOf(id)}`),
  ];
}
