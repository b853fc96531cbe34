import { acts, type Act } from '../metrics/definition.ts';
import type { Filter } from '../results/types.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { isMonth } from './months.ts';
import { daysOf, defaultMonths, type Months } from './period.ts';

/** What the reader asked for, as the address says it: `?from=2024-01&to=2024-12&org=…&act=…`. */
export interface Filters extends Months {
  /** code of an agency; null for all */
  readonly org: string | null;
  readonly act: Act | null;
}

/** Reads the filters of an address. What is missing, misspelt or unknown to the snapshot falls back to the default. */
export function readFilters(search: URLSearchParams, manifest: Manifest): Filters {
  const standard = defaultMonths(manifest.as_of);
  const from = search.get('from');
  const to = search.get('to');
  const months = isMonth(from) && isMonth(to) && from <= to ? { from, to } : standard;
  const org = manifest.agencies.find((agency) => agency.code === search.get('org'))?.code ?? null;
  const act = acts.find((name) => name === search.get('act')) ?? null;
  return { ...months, org, act };
}

/** What of an address this snapshot can't follow: a filter and the text that stands there. A link may come from another snapshot. */
export function unreadFilters(
  search: URLSearchParams,
  manifest: Manifest,
): { readonly filter: 'months' | 'org' | 'act'; readonly value: string }[] {
  const read = readFilters(search, manifest);
  const [from, to, org, act] = ['from', 'to', 'org', 'act'].map((name) => search.get(name));
  const months = from !== null || to !== null;
  return [
    ...(months && (read.from !== from || read.to !== to)
      ? [{ filter: 'months' as const, value: `${from ?? ''}—${to ?? ''}` }]
      : []),
    ...(org && read.org === null ? [{ filter: 'org' as const, value: org }] : []),
    ...(act && read.act === null ? [{ filter: 'act' as const, value: act }] : []),
  ];
}

/** The search part of an address for these filters, `''` or `?…`; defaults stay unsaid. `more` are further short parameters. */
export function filterSearch(
  filters: Filters,
  asOf: string,
  more: Readonly<Record<string, string | null>> = {},
): string {
  const standard = defaultMonths(asOf);
  const search = new URLSearchParams();
  if (filters.from !== standard.from || filters.to !== standard.to) {
    search.set('from', filters.from);
    search.set('to', filters.to);
  }
  if (filters.org) search.set('org', filters.org);
  if (filters.act) search.set('act', filters.act);
  for (const [name, value] of Object.entries(more)) if (value) search.set(name, value);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The filters as the result functions take them, over `months` when others than their own are meant. */
export function asFilter(filters: Filters, months: Months = filters): Filter {
  return {
    period: daysOf(months),
    orgs: filters.org ? [filters.org] : undefined,
    act: filters.act ?? undefined,
  };
}
