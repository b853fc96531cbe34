import type { Engine } from '../engine/engine.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import { annualTables } from '../results/annual.ts';
import { figures } from '../results/figures.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { formsOf, type Forms } from './form.ts';

/** The metric that table 5 shows. */
export const certificateMetric = 'STF-05';

/** Works the statutory tables of a year out of an open snapshot that has its tables. */
export async function gatherForms(
  engine: Engine,
  manifest: Manifest,
  ruleset: Ruleset,
  definitions: readonly MetricDefinition[],
  year: number,
): Promise<Forms> {
  const metrics = definitions.filter(({ id }) => id === certificateMetric);
  const [certificates] =
    metrics.length > 0 ? await figures(engine, { metrics, agencies: manifest.agencies, filter: {}, by: 'org' }) : [];
  return formsOf(
    manifest,
    ruleset.annual,
    await annualTables(engine, manifest, ruleset, year),
    certificates ?? null,
    year,
  );
}
