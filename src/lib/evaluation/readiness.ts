import type { Facts } from '../report/facts.ts';
import type { Evaluation } from './evaluation.ts';

/** What stands in the way of a report that everybody can rely on. Each is put right, or gone past with a reason that the report prints. */

export const checkIds = [
  'unfinished',
  'unreported',
  'refused',
  'rejected',
  'repeated',
  'calendar',
  'sources',
  'links',
  'ruleset',
] as const;
export type CheckId = (typeof checkIds)[number];

export interface Check {
  readonly id: CheckId;
  /** how many; 0 where nothing is wrong; null when the snapshot can't tell */
  readonly count: number | null;
  /** names of agencies, files or metrics that are meant */
  readonly items: readonly string[];
}

/** Every check of a snapshot and year, those without a finding included. */
export function readiness(facts: Facts): Check[] {
  const { manifest, ruleset, received, complete, year, provenance } = facts;
  const ledgers = Object.values(manifest.ledger);
  const sum = (field: 'rejected' | 'duplicates' | 'conflicts') => ledgers.reduce((n, ledger) => n + ledger[field], 0);
  const silent =
    received && manifest.agencies.filter(({ code, is_enforcement }) => is_enforcement && none(received.get(code)));
  const absent = ruleset.definitions.filter(({ id }) => manifest.absent[id]).map(({ id, name }) => `${id} ${name.zh}`);
  const rejected = Object.entries(manifest.ledger).filter(([, ledger]) => ledger.rejected > 0);
  const end = complete ? manifest.as_of : `${year}-12-31`;
  return [
    { id: 'unfinished', count: complete ? 0 : 1, items: complete ? [] : [manifest.as_of] },
    { id: 'unreported', count: silent?.length ?? null, items: silent?.map(({ name }) => name) ?? [] },
    { id: 'refused', count: manifest.refused.length, items: manifest.refused.map(({ name }) => name) },
    { id: 'rejected', count: sum('rejected'), items: rejected.map(([name, { rejected: n }]) => `${name} ${n}`) },
    { id: 'repeated', count: sum('duplicates') + sum('conflicts'), items: [] },
    {
      id: 'calendar',
      count: manifest.calendar.to < end ? 1 : 0,
      items: manifest.calendar.to < end ? [manifest.calendar.to] : [],
    },
    { id: 'sources', count: absent.length, items: absent },
    { id: 'links', count: Object.values(manifest.open_links).reduce((n, one) => n + one, 0), items: [] },
    { id: 'ruleset', count: provenance.ruleset === ruleset.hash ? 0 : 1, items: [] },
  ];
}

const none = (rows: readonly { readonly accepted: number }[] | undefined): boolean =>
  (rows ?? []).every(({ accepted }) => accepted === 0);

/** Checks that have found something, or can't tell, and were not gone past with a reason. */
export function openChecks(checks: readonly Check[], { gate }: Pick<Evaluation, 'gate'>): Check[] {
  const reasoned = new Set(gate.map(({ check }) => check));
  return checks.filter(({ id, count }) => count !== 0 && !reasoned.has(id));
}
