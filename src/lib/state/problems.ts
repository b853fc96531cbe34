import { systems, type MetricDefinition, type System } from '../metrics/definition.ts';
import { noticeStates, type NoticeState } from '../notice/notice.ts';
import { figures } from '../results/figures.ts';
import { noCounts } from '../results/figure.ts';
import type { Counts, Filter } from '../results/types.ts';
import type { AskedSnapshot } from './snapshot.svelte.ts';

/** Everything that is overdue, late or unknown, by metric: what the list of problems is about, counted in the cube. */
export interface Problems {
  readonly filter: Filter;
  readonly byMetric: readonly ProblemCount[];
}

export type StateCounts = Readonly<Record<NoticeState, number>>;

export interface ProblemCount {
  readonly definition: MetricDefinition;
  readonly counts: StateCounts;
  /** agency → counts */
  readonly byOrg: ReadonlyMap<string, StateCounts>;
}

/** What of it is looked at, as the address says it: `?of=publicity` or `?of=PUB-08`, `&state=overdue`. */
export interface Scope {
  /** null: every metric */
  readonly of: System | MetricDefinition | null;
  /** null: all three states */
  readonly state: NoticeState | null;
  /** rows of the excuse log, or all others; null: both */
  readonly excused: 'only' | 'without' | null;
}

export async function problemsOf(opened: AskedSnapshot, filter: Filter): Promise<Problems> {
  const { engine, manifest } = opened;
  const metrics = opened.metrics.filter((definition) => !definition.informational);
  const found = await figures(engine, { metrics, agencies: manifest.agencies, filter, by: 'org' });
  const byMetric = metrics.map((definition) => {
    const own = found.find(({ metric }) => metric === definition.id);
    const byOrg = new Map((own?.groups ?? []).map(({ value, figure }) => [value, threeOf(figure)]));
    return { definition, counts: threeOf(own?.all ?? noCounts()), byOrg };
  });
  return { filter, byMetric };
}

/** Reads the scope of an address; what the snapshot does not know is left out. */
export function readScope(search: URLSearchParams, metrics: readonly MetricDefinition[]): Scope {
  const of = search.get('of');
  return {
    of: systems.find((name) => name === of) ?? metrics.find(({ id }) => id === of) ?? null,
    state: noticeStates.find((name) => name === search.get('state')) ?? null,
    excused: (['only', 'without'] as const).find((name) => name === search.get('excused')) ?? null,
  };
}

/** The metrics of a scope. */
export function within({ of }: Pick<Scope, 'of'>, { byMetric }: Problems): ProblemCount[] {
  if (of === null) return [...byMetric];
  return byMetric.filter(({ definition }) => definition === of || definition.system === of);
}

/** Rows of one state, or of all three. */
export function countOf(counts: StateCounts, state: NoticeState | null): number {
  return state === null ? noticeStates.reduce((sum, name) => sum + counts[name], 0) : counts[state];
}

export function sumOf(list: readonly { readonly counts: StateCounts }[]): StateCounts {
  const sum = { overdue: 0, late: 0, unknown: 0 };
  for (const { counts } of list) for (const state of noticeStates) sum[state] += counts[state];
  return sum;
}

/** The same by agency, of those that have any. */
export function byAgency(list: readonly ProblemCount[]): { readonly org: string; readonly counts: StateCounts }[] {
  const codes = [...new Set(list.flatMap(({ byOrg }) => [...byOrg.keys()]))];
  return codes
    .map((org) => ({
      org,
      counts: sumOf(list.flatMap(({ byOrg }) => ({ counts: byOrg.get(org) ?? threeOf(noCounts()) }))),
    }))
    .filter(({ counts }) => countOf(counts, null) > 0);
}

function threeOf({ overdue, late, unknown }: Counts): StateCounts {
  return { overdue, late, unknown };
}
