import type { Engine } from '../../src/lib/engine/engine.ts';
import type { MetricDefinition } from '../../src/lib/metrics/definition.ts';
import { medianOf } from '../../src/lib/results/agency.ts';
import { figures, type MetricFigures } from '../../src/lib/results/figures.ts';
import { smallest } from '../../src/lib/results/wilson.ts';
import type { Manifest, Peer } from '../../src/lib/snapshot/manifest.ts';
import type { Unit } from './units.ts';

/** Fewer agencies, or fewer cases, than these are not told: one could tell whose they are. */
export const smallestCell = 3;

/** Year → figures of every metric by agency. */
export type Years = ReadonlyMap<number, readonly MetricFigures[]>;

/** The figures of every year that has verdicts, up to that of the as-of day. Needs the whole snapshot. */
export async function yearlyFigures(
  engine: Engine,
  { agencies, span, as_of }: Manifest,
  metrics: readonly MetricDefinition[],
): Promise<Years> {
  const years = new Map<number, readonly MetricFigures[]>();
  const last = Number(as_of.slice(0, 4));
  for (let year = Math.max(Number(span?.from.slice(0, 4) ?? last), last - 9); year <= last; year++) {
    const period = { from: `${year}-01-01`, to: `${year}-12-31` };
    years.set(year, await figures(engine, { metrics, agencies, filter: { period }, by: 'org' }));
  }
  return years;
}

/**
 * What a unit may know of the agencies outside it, by peer group of its own agencies: sums, never the figure of one. A group is told only with at
 * least three agencies and three cases; the groups do not overlap, so nothing can be had by subtraction.
 */
export function peersOfUnit(years: Years, agencies: Manifest['agencies'], { orgs }: Unit): Peer[] {
  const inside = new Set(orgs);
  const groups = new Set(agencies.flatMap((a) => (inside.has(a.code) && a.peer_group !== null ? [a.peer_group] : [])));
  return [...years].flatMap(([year, found]) =>
    found.flatMap(({ metric, groups: byAgency }) =>
      [...groups].sort().flatMap((group): Peer[] => {
        const others = new Set(
          agencies.filter((a) => a.peer_group === group && !inside.has(a.code)).map((a) => a.code),
        );
        const due = byAgency.flatMap(({ value, figure }) =>
          others.has(value) && figure.rate !== null ? [figure] : [],
        );
        if (due.length === 0) return [];
        const sum = (of: 'numerator' | 'denominator') => due.reduce((total, figure) => total + figure[of], 0);
        const denominator = sum('denominator');
        if (due.length < smallestCell || denominator < smallestCell) return [{ year, metric, group, figure: null }];
        const rates = due.flatMap(({ rate, denominator: n }) => (rate !== null && n >= smallest ? [rate] : []));
        const median = rates.length < smallestCell ? null : medianOf(rates);
        return [
          { year, metric, group, figure: { agencies: due.length, numerator: sum('numerator'), denominator, median } },
        ];
      }),
    ),
  );
}
