import type { Manual } from '../assess/manual.ts';
import type { Scheme } from '../assess/scheme.ts';
import { evidenceRows, type EvidenceRows } from '../report/evidence.ts';
import { gather, type Facts } from '../report/facts.ts';
import { excuses } from './excuses.svelte.ts';
import { snapshot, type OpenSnapshot } from './snapshot.svelte.ts';

/** What the reports of a year are written from. */
export interface Material {
  readonly facts: Facts;
  readonly rows: EvidenceRows;
  /** names of the persons in the snapshot, which a version for the public must not have */
  readonly names: ReadonlySet<string>;
}

/**
 * Works out the facts of a year in the page, as the command line does, with the excuse log and the points that this browser keeps. Loads every
 * table of the snapshot; rejects when one is missing or damaged, because a report says everything or is not written.
 */
export async function materialOf(
  opened: OpenSnapshot,
  year: number,
  scheme: Scheme,
  manual: Manual,
): Promise<Material> {
  const { engine, manifest, ruleset, metrics } = opened;
  await snapshot.needCase();
  await snapshot.needOrgs();
  await snapshot.need(metrics.map(({ id }) => id));
  await excuses.need(opened);
  const facts = await gather({
    engine,
    manifest,
    ruleset,
    definitions: metrics,
    scheme,
    year,
    excuses: excuses.log,
    manual,
  });
  const staff = await engine.query<{ name: string }>('SELECT DISTINCT name FROM staff WHERE name IS NOT NULL');
  return { facts, rows: await evidenceRows(engine, facts), names: new Set(staff.map(({ name }) => name)) };
}
