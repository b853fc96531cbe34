import { figures, type MetricFigures } from '../results/figures.ts';
import type { Figure } from '../results/types.ts';
import { asFilter, type Filters } from './filters.ts';
import { elapsed, type Months } from './period.ts';
import type { AskedSnapshot } from './snapshot.svelte.ts';

/** The figures of one look at the city: by metric, and the same elapsed part of the period this year and the year before. */
export interface Overview {
  readonly filters: Filters;
  /** metric → figures by agency */
  readonly now: ReadonlyMap<string, MetricFigures>;
  /** metric → what may be compared; empty when nothing of the period has passed */
  readonly elapsed: ReadonlyMap<string, { readonly now: Figure; readonly before: Figure }>;
  readonly compared: { readonly now: Months; readonly before: Months } | null;
}

export async function overviewOf(opened: AskedSnapshot, filters: Filters): Promise<Overview> {
  const { engine, manifest, metrics } = opened;
  const base = { metrics, agencies: manifest.agencies };
  const compared = elapsed(filters, manifest.as_of);
  const dated = metrics.filter((metric) => metric.attribution !== null);
  const [now, passed, before] = await Promise.all([
    figures(engine, { ...base, filter: asFilter(filters), by: 'org' }),
    compared ? figures(engine, { ...base, metrics: dated, filter: asFilter(filters, compared.now) }) : [],
    compared ? figures(engine, { ...base, metrics: dated, filter: asFilter(filters, compared.before) }) : [],
  ]);
  const earlier = new Map(before.map((f) => [f.metric, f.all]));
  return {
    filters,
    now: new Map(now.map((f) => [f.metric, f])),
    elapsed: new Map(
      passed.flatMap((f) => {
        const then = earlier.get(f.metric);
        return then ? [[f.metric, { now: f.all, before: then }] as const] : [];
      }),
    ),
    compared,
  };
}
