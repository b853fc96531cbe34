import type { Manual } from '../assess/manual.ts';
import type { Scheme } from '../assess/scheme.ts';
import { mending } from '../assess/schemes.browser.ts';
import { factsOf, rowMetrics } from '../assess/sheet.ts';
import { mendableMetrics, mendableRows } from '../assess/what-if/rows.ts';
import { whatIf, type WhatIf } from '../assess/what-if/what-if.ts';
import { snapshot, type OpenSnapshot } from './snapshot.svelte.ts';

const rules = mending();

/** What mending would change for an agency in a year, after loading the rows that can be mended; null when it has no sheet. */
export async function whatIfOf(
  { engine, manifest, metrics }: OpenSnapshot,
  year: number,
  scheme: Scheme,
  manual: Manual,
  org: string,
): Promise<WhatIf | null> {
  const present = new Set(metrics.map(({ id }) => id));
  await snapshot.needOrgs();
  await snapshot.need([
    ...mendableMetrics(scheme, rules, present),
    ...rowMetrics(scheme).filter((metric) => present.has(metric)),
  ]);
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const facts = (await factsOf(engine, manifest, metrics, period, scheme, { manual }))[org];
  if (!facts) return null;
  const rows = await mendableRows(engine, scheme, rules, present, { org, period });
  return whatIf(scheme, facts, rows, (parameter) => Number(manifest.parameters[parameter] ?? 0));
}
