import { excusedCounts, excusedTotal } from '../excuses/effect.ts';
import { beside, lastYear, metricsBeside, type SheetBeside } from '../assess/beside.ts';
import type { Manual } from '../assess/manual.ts';
import type { Scheme } from '../assess/scheme.ts';
import { rowMetrics, schemeMetrics, sheets, type Sheet } from '../assess/sheet.ts';
import type { Period } from '../results/types.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { excuses } from './excuses.svelte.ts';
import { snapshot, type OpenSnapshot } from './snapshot.svelte.ts';

export type Agency = Manifest['agencies'][number];

/** The sheets of a calendar year, by peer group in the order of the register. */
export interface Assessment {
  readonly year: number;
  readonly scheme: Scheme;
  /** rows of the excuse log that bear on the sheets */
  readonly excused: number;
  readonly groups: readonly { readonly name: string | null; readonly members: readonly Assessed[] }[];
}

export interface Assessed {
  readonly agency: Agency;
  readonly sheet: Sheet;
  /** the sheet without the rows of the excuse log, where there are any of its metrics; for comparison */
  readonly after: Sheet | null;
}

/** Works the sheets of a year out, after loading what they need beyond the cube. */
export async function assessmentOf(
  opened: OpenSnapshot,
  year: number,
  scheme: Scheme,
  manual: Manual,
): Promise<Assessment> {
  const { engine, manifest, metrics } = opened;
  const present = new Set(metrics.map((metric) => metric.id));
  await snapshot.needOrgs();
  await snapshot.need(rowMetrics(scheme).filter((id) => present.has(id)));
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const made = await sheets(engine, manifest, metrics, period, scheme, { manual });
  const left = (await excuses.need(opened)).filter((id) => schemeMetrics(scheme).includes(id));
  const counts = await excusedCounts(engine, left, { period });
  const excused = [...counts.values()].flatMap((own) => [...own.values()]).reduce((n, c) => n + excusedTotal(c), 0);
  const after = excused > 0 ? await sheets(engine, manifest, metrics, period, scheme, { excused: left, manual }) : null;
  const groups = new Map<string | null, Assessed[]>();
  for (const agency of manifest.agencies) {
    const sheet = made[agency.code];
    if (sheet)
      groups.set(agency.peer_group, [
        ...(groups.get(agency.peer_group) ?? []),
        { agency, sheet, after: after?.[agency.code] ?? null },
      ]);
  }
  return { year, scheme, excused, groups: [...groups].map(([name, members]) => ({ name, members })) };
}

/** Last year's sheets beside those of an assessment, by agency code. `manual`: points that people gave last year. */
export async function besideOf(
  { engine, manifest, metrics, ruleset }: OpenSnapshot,
  { year, scheme, groups }: Assessment,
  manual: Manual,
): Promise<{ readonly period: Period; readonly sheets: ReadonlyMap<string, SheetBeside> }> {
  const period = lastYear(year, manifest.as_of);
  const before = await sheets(engine, manifest, metrics, period, scheme, { manual });
  const used = new Set(schemeMetrics(scheme));
  const about = metricsBeside(
    metrics.filter(({ id }) => used.has(id)),
    ruleset,
    year,
    period,
  );
  const members = groups.flatMap((group) => group.members);
  return {
    period,
    sheets: new Map(
      members.map(({ agency, sheet }) => [agency.code, beside(scheme, sheet, before[agency.code] ?? null, about)]),
    ),
  };
}

/** Calendar years that a snapshot has verdicts of, the latest first. */
export function assessableYears({ span, as_of }: Manifest): number[] {
  const first = Number((span?.from ?? as_of).slice(0, 4));
  const last = Number(as_of.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, i) => last - i);
}
