import type { Engine } from '../../engine/engine.ts';
import type { Ruleset } from '../../metrics/ruleset.ts';
import { parameterColumns } from '../../metrics/setting.ts';
import { Bindings } from '../filter.ts';

/** The views by which a recording without a number is linked, in the order in which they are built on each other. */
const views = ['recording_span', 'duty_window', 'duty_officer', 'recording_candidate'];

/**
 * The recordings without a number that can show only one duty, where that is one of these. By the rule of the metrics: the views of
 * `queries/views/` themselves, over the rows of the snapshot and with its parameters.
 */
export async function unnumberedRecordings(
  engine: Engine,
  ruleset: Ruleset,
  parameters: Readonly<Record<string, number | string>>,
  duties: readonly string[],
): Promise<string[]> {
  if (duties.length === 0) return [];
  await engine.run(candidateViews(ruleset, parameters));
  const bindings = new Bindings();
  const found = await engine.query<{ rec_no: string }>(
    `SELECT c.rec_no FROM recording_candidate c
     WHERE c.rec_no IN (SELECT rec_no FROM recording_candidate WHERE duty_no IN (${bindings.list(duties)}))
     GROUP BY c.rec_no HAVING count(*) = 1 ORDER BY c.rec_no`,
    bindings.values,
  );
  return found.map((row) => row.rec_no);
}

/** SQL that makes the view `recording_candidate` and those it is built on, over the views of `knownViews`. */
export function candidateViews(ruleset: Ruleset, parameters: Readonly<Record<string, number | string>>): string {
  const values = { ...Object.fromEntries(ruleset.parameters.map((p) => [p.parameter, p.value])), ...parameters };
  const sql = new Map(ruleset.views.map((view) => [view.name, view.sql]));
  return [
    `CREATE OR REPLACE TEMP VIEW setting AS SELECT ${parameterColumns(values).join(', ')};`,
    `CREATE OR REPLACE TEMP VIEW civil_day AS SELECT DATE '1950-01-01' + CAST(range AS INTEGER) AS day,
       (range - 7305) * 86400 AS first_sec, (range - 7304) * 86400 AS next_sec FROM range(0, 91311);`,
    ...views.map((name) => `CREATE OR REPLACE TEMP VIEW ${name} AS ${sql.get(name) ?? ''};`),
  ].join('\n');
}
