import { resolve } from '$app/paths';
import { everyone } from '../report/facts.ts';
import type { Chip } from '../report/model.ts';
import { filterSearch, type Filters } from './filters.ts';
import { agencyHref, filtersNow, metricHref, opened } from './view.svelte.ts';

/** The screen with the rows or the source of a figure of a report. */
export function chipHref({ id }: Chip): string {
  const [subject = '', scope = '', period = '', which = ''] = id.split('|');
  const { manifest } = opened();
  const year = /^(\d{4})(?!\d)/.exec(period)?.[1];
  const months = /^(\d{4}-\d\d)~(\d{4}-\d\d)$/.exec(period);
  const filters: Filters = {
    ...filtersNow(),
    act: null,
    org: scope === everyone || scope === '' ? null : scope,
    ...(months ? { from: months[1] ?? '', to: months[2] ?? '' } : year ? { from: `${year}-01`, to: `${year}-12` } : {}),
  };
  const at = (path: string, hash = '') => `${resolve('/')}${path}/${filterSearch(filters, manifest.as_of)}${hash}`;
  if (manifest.metrics.some((metric) => metric.id === subject))
    return which === 'target'
      ? at('dictionary', `#${subject}`)
      : metricHref(subject, filters, { state: stateOf(which) });
  if (subject === 'agency') return agencyHref(scope, filters);
  if (subject === 'score') return at('assess');
  if (subject.startsWith('annual:')) return at('annual', `#${subject.slice('annual:'.length)}`);
  if (/^(ledger|received|issue)\b/.test(subject) || provenance.test(which)) return at('data');
  return at('issues');
}

const provenance =
  /^(year|as-of|snapshot|ruleset|scheme|scheme-version|overrides|parameter:.*|open-links|absent|metrics|enforcing)$/;

/** The state whose rows a figure counts; null for several. */
function stateOf(which: string): string | null {
  return ['met', 'late', 'overdue', 'pending', 'exempt', 'unknown'].includes(which) ? which : null;
}
