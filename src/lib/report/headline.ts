import type { MetricDefinition } from '../metrics/definition.ts';
import { centre, left, right, table } from './common.ts';
import { figureOfScope, figureOfSide, type Facts } from './facts.ts';
import type { Table, Text } from './model.ts';
import { rateWithCounts, targetText, verdictWord } from './sentences.ts';

/** The eight metrics that stand for the three systems and the procedure on the first page. */
const headlines = ['PUB-07', 'PUB-08', 'PUB-09', 'REC-01', 'REC-04', 'REV-01', 'REV-03', 'PRC-02'];

export function headlineMetrics({ definitions }: Pick<Facts, 'definitions'>): MetricDefinition[] {
  return definitions.filter(({ id }) => headlines.includes(id));
}

/** 评估结论一览. */
export function headlineTable(facts: Facts, scope: string): Table {
  const { comparison } = facts;
  return table(
    '评估结论一览',
    [left('指标', 30), right('比率（n/N）', 25), right('目标', 10), right('上年同期', 25), centre('评价', 10)],
    headlineMetrics(facts).map((definition): Text[] => {
      const figure = figureOfScope(facts, definition, scope);
      return [
        [definition.name.zh],
        rateWithCounts(figure),
        targetText(definition),
        comparison ? rateWithCounts(figureOfSide(comparison.before, definition, scope)) : ['—'],
        [verdictWord(definition, figure)],
      ];
    }),
  );
}
