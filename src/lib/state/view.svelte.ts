import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import { monthInWords } from '../i18n/format.ts';
import { locale, t } from '../i18n/locale.svelte.ts';
import { until } from '../engine/until.ts';
import { unresolvedAgency } from '../metrics/definition.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { shortNames } from './agencies.ts';
import { filterSearch, readFilters, type Filters } from './filters.ts';
import { isYear, quarterOf, type Months } from './period.ts';
import { snapshot, type AskedSnapshot, type OpenSnapshot } from './snapshot.svelte.ts';

/** The snapshot that is open. Pages are only drawn when there is one (`routes/+layout.svelte`). */
export function opened(): OpenSnapshot {
  if (!snapshot.opened) throw new Error('no snapshot is open');
  return snapshot.opened;
}

/** The same for a question that somebody may stop waiting for. */
export function openedUntil(signal: AbortSignal): AskedSnapshot {
  const now = opened();
  return { ...now, engine: until(now.engine, signal) };
}

/** The filters of the address. */
export function filtersNow(): Filters {
  return readFilters(page.url.searchParams, opened().manifest);
}

/** Puts filters into the address as a new step of the history. Other parameters stay. */
export async function setFilters(change: Partial<Filters>): Promise<void> {
  const own = new Set(['from', 'to', 'org', 'act']);
  const others = Object.fromEntries([...page.url.searchParams].filter(([name]) => !own.has(name)));
  await go(page.url.pathname, filterSearch({ ...filtersNow(), ...change }, opened().manifest.as_of, others));
}

/** Puts one parameter of a page (not a filter) into the address. */
export async function setParameter(name: string, value: string | null): Promise<void> {
  const search = new URLSearchParams(page.url.searchParams);
  if (value === null) search.delete(name);
  else search.set(name, value);
  await go(page.url.pathname, search.size > 0 ? `?${search}` : '');
}

/** Follows a link of our own that something else than a link stands for, such as a column of a chart. */
export async function openHref(href: string): Promise<void> {
  await go(href, '');
}

async function go(path: string, search: string): Promise<void> {
  await goto(`${path}${search}`, { keepFocus: true, noScroll: true });
}

export function overviewHref(filters: Filters = filtersNow()): string {
  return resolve('/') + filterSearch(filters, opened().manifest.as_of);
}

/** The page of a metric, with these filters; `more` are its own parameters, such as `state`. */
export function metricHref(
  id: string,
  filters: Filters = filtersNow(),
  more: Readonly<Record<string, string | null>> = {},
): string {
  return `${resolve('/')}metrics/${id}/${filterSearch(filters, opened().manifest.as_of, more)}`;
}

/** The list of problems with these filters; `more` are its own parameters. */
export function problemsHref(more: Readonly<Record<string, string | null>> = {}): string {
  return `${resolve('/')}issues/${filterSearch(filtersNow(), opened().manifest.as_of, more)}`;
}

/** The page of an agency, or with null of all of them, over the period and the kind of act that are chosen. */
export function agencyHref(org: string | null, filters: Filters = filtersNow()): string {
  return `${resolve('/')}agencies/${filterSearch({ ...filters, org }, opened().manifest.as_of)}`;
}

/** Longer numbers are no address. */
const longestNumber = 200;

/** The page of a case; null for what can't be one. The period that was chosen goes along, for the way back. */
export function caseHref(number: string | null, org: string | null, layout: string | null = null): string | null {
  if (number === null || number === '' || number.length > longestNumber) return null;
  const search = new URLSearchParams({ no: number });
  if (org !== null) search.set('org', org);
  if (layout !== null) search.set('in', layout);
  const filters = filterSearch({ ...filtersNow(), org: null, act: null }, opened().manifest.as_of);
  for (const [name, value] of new URLSearchParams(filters)) search.set(name, value);
  return `${resolve('/')}cases/?${search}`;
}

/** 2024年度 · 2024年第1季度 · 2024年4月至2025年3月 */
export function periodInWords(months: Months): string {
  const words = t().period;
  const year = months.from.slice(0, 4);
  if (isYear(months)) return words.year(year);
  const quarter = quarterOf(months);
  if (quarter !== null) return words.quarter(year, quarter);
  const from = monthInWords(months.from, locale.current);
  return months.from === months.to ? from : words.range(from, monthInWords(months.to, locale.current));
}

/** What figures are over: period (unless they have none), agency, kind of act. */
export function scopeInWords(filters: Filters = filtersNow(), dated = true): string {
  return [
    ...(dated ? [periodInWords(filters)] : []),
    filters.org ? agencyName(opened().manifest, filters.org) : t().filters.allOrgs,
    ...(filters.act ? [t().filters.acts[filters.act]] : []),
  ].join(' · ');
}

export function agencyName(manifest: Manifest, code: string): string {
  if (code === unresolvedAgency) return t().unresolvedAgency;
  return manifest.agencies.find((agency) => agency.code === code)?.name ?? code;
}

/** Short names of the agencies (`shortNames`), and of what belongs to none that is known. */
export function shortAgencyNames(): Map<string, string> {
  return shortNames(opened().manifest.agencies).set(unresolvedAgency, t().unresolvedAgency);
}
