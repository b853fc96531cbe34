import type { Engine } from '../../src/lib/engine/engine.ts';
import type { Layout } from '../layouts/layout.ts';

/** The field that holds the agency's name, and the one that holds its credit code; null when the layout has none. */
export function nameField(layout: Layout): string | null {
  if (layout.id === 'orgs') return null;
  return layout.columns.some((c) => c.field === 'org_name') ? 'org_name' : null;
}
export function codeField(layout: Layout): string | null {
  return layout.columns.some((c) => c.field === 'org_uscc' && c.agency) ? 'org_uscc' : null;
}

/** `agency_codes(uscc, org)` and `agency_names(name, org)`, from the accepted register of agencies. One agency per text: the lowest code. */
export async function indexAgencies(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE agency_codes AS SELECT uscc, min(org_code) AS org FROM all_orgs GROUP BY uscc;
     CREATE TABLE agency_names AS SELECT name, min(org_code) AS org FROM all_orgs GROUP BY name`,
  );
}
