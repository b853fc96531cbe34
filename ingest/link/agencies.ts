import type { Engine } from '../../src/lib/engine/engine.ts';
import { createLookup } from '../clean/lookup.ts';
import type { Layout } from '../layouts/layout.ts';

/** The field that holds the agency's name, and the one that holds its credit code; null when the layout has none. */
export function nameField(layout: Layout): string | null {
  if (layout.id === 'orgs') return null;
  return layout.columns.some((c) => c.field === 'org_name') ? 'org_name' : null;
}
export function codeField(layout: Layout): string | null {
  return layout.columns.some((c) => c.field === 'org_uscc' && c.agency) ? 'org_uscc' : null;
}

/** SQL that finds an agency by its credit code or by its name; NULL for none. */
export interface AgencyIndex {
  readonly byCode: (text: string) => string;
  readonly byName: (text: string) => string;
}

/** Indexes the accepted register of agencies. One agency per text: the lowest code. */
export async function indexAgencies(engine: Engine): Promise<AgencyIndex> {
  await engine.run(
    `CREATE TABLE agency_codes AS SELECT uscc, min(org_code) AS org FROM all_orgs WHERE uscc IS NOT NULL GROUP BY uscc;
     CREATE TABLE agency_names AS SELECT name, min(org_code) AS org FROM all_orgs WHERE name IS NOT NULL GROUP BY name`,
  );
  const none = () => 'CAST(NULL AS VARCHAR)';
  const index = async (table: string, key: string) => {
    const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
    return count?.n === 0 ? none : createLookup(engine, table, { name: key, rows: table, key, value: 'org' });
  };
  return { byCode: await index('agency_codes', 'uscc'), byName: await index('agency_names', 'name') };
}
