/** Names of the tables that metrics are computed into. */

/** `PUB-07` → `verdict_pub_07`. */
export function verdictTable(metric: string): string {
  return `verdict_${metric.toLowerCase().replaceAll('-', '_')}`;
}

/** The view of all verdicts over the verdict tables of these metrics; an empty one without any. */
export function verdictView(metrics: readonly string[]): string {
  const selects = metrics.map(
    (id) => `SELECT ${verdictColumns.map((c) => c.name).join(', ')} FROM ${verdictTable(id)}`,
  );
  const none = `SELECT ${verdictColumns.map((c) => `CAST(NULL AS ${c.type}) AS ${c.name}`).join(', ')} WHERE FALSE`;
  return `CREATE OR REPLACE VIEW verdict AS ${selects.join(' UNION ALL ') || none};`;
}

export const verdictColumns = [
  { name: 'metric', type: 'VARCHAR' },
  { name: 'org', type: 'VARCHAR' },
  { name: 'key', type: 'VARCHAR' },
  { name: 'act', type: 'VARCHAR' },
  { name: 'subject', type: 'VARCHAR' },
  { name: 'state', type: 'VARCHAR' },
  { name: 'reason', type: 'VARCHAR' },
  { name: 'on_date', type: 'DATE' },
  { name: 'start_on', type: 'DATE' },
  { name: 'due_on', type: 'DATE' },
  { name: 'done_on', type: 'DATE' },
  { name: 'lag', type: 'INTEGER' },
  { name: 'over', type: 'INTEGER' },
  { name: 'extra_1', type: 'BIGINT' },
  { name: 'extra_2', type: 'BIGINT' },
  { name: 'year', type: 'INTEGER' },
  { name: 'file', type: 'INTEGER' },
  { name: 'record', type: 'BIGINT' },
] as const;

/** Names of the bands with these upper ends: 5, 20, 60 → `1-5` (0 counts here), `6-20`, `21-60`, `>60`. */
export function bandNames(bands: readonly number[]): string[] {
  const last = bands.at(-1);
  if (last === undefined) return [];
  return [...bands.map((end, i) => `${(bands[i - 1] ?? 0) + 1}-${end}`), `>${last}`];
}

/** SQL for the band of a row of `verdict`: NULL unless it is overdue and its working days past due are known. */
export function bandOf(bands: readonly number[]): string {
  const names = bandNames(bands);
  if (names.length === 0) return 'CAST(NULL AS VARCHAR)';
  const cases = names.map((name, i) =>
    i < bands.length ? `WHEN over <= ${bands[i]} THEN '${name}'` : `ELSE '${name}'`,
  );
  return `CASE WHEN state = 'overdue' AND over IS NOT NULL THEN CASE ${cases.join(' ')} END END`;
}
