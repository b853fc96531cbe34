import type { MetricDefinition, System } from '../metrics/definition.ts';

export { distance } from '../results/figure.ts';

/** The metrics on the cards of the overview, the first of each in large type. */
export const headlines: readonly { readonly system: System; readonly metrics: readonly string[] }[] = [
  { system: 'publicity', metrics: ['PUB-07', 'PUB-08', 'PUB-11'] },
  { system: 'recording', metrics: ['REC-01', 'REC-04', 'REC-09', 'REC-12'] },
  { system: 'review', metrics: ['REV-01', 'REV-03', 'REV-05', 'REV-10'] },
  { system: 'procedure', metrics: ['PRC-02', 'PRC-03', 'PRC-08', 'PRC-10'] },
];

/** The metrics of the overview: those on its cards. The others stand on the page of all metrics. */
export function onOverview(definitions: readonly MetricDefinition[]): MetricDefinition[] {
  const shown = new Set(headlines.flatMap(({ metrics }) => metrics));
  return definitions.filter((definition) => shown.has(definition.id));
}

/** A name short enough for a table's head: without what stands in brackets. */
export function briefName(name: string): string {
  return name.replace(/（[^）]*）|\s*\([^)]*\)/g, '');
}
