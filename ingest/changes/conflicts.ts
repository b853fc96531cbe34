import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { acceptedTable } from '../clean/tables.ts';
import { layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { maskedRows } from '../privacy/identifiers.ts';
import { keyText } from './natural-key.ts';
import { shownText } from './shown.ts';

/**
 * Rows with the same natural key and different content: which fields differ. `conflict_marks` says so from the values as they were
 * read; `all_conflict_fields` shows the values, identity numbers masked as everywhere.
 */
export async function createConflicts(engine: Engine): Promise<void> {
  const columns = `layout VARCHAR, file INTEGER, record BIGINT, kept_file INTEGER, kept_record BIGINT, field VARCHAR`;
  await engine.run(
    `CREATE TABLE conflict_marks (${columns});
     CREATE TABLE all_conflict_fields (${columns}, key VARCHAR, header VARCHAR, replaced VARCHAR, kept VARCHAR)`,
  );
}

/** The replaced rows of a layout, in the form of its accepted ones. */
export function replacedTable(layout: Layout): string {
  return `replaced_${layout.id}`;
}

/** The rows that replaced others: accepted ones, or such as were replaced in their turn. */
function keptRows(layout: Layout): string {
  const fields = [...layout.columns.map((c) => identifier(c.field)), 'org', 'file', 'record'].join(', ');
  return `(SELECT ${fields} FROM ${acceptedTable(layout)} UNION ALL SELECT ${fields} FROM ${replacedTable(layout)})`;
}

/**
 * Keeps the replaced rows of a layout and marks the fields in which each differs from the row that replaced it. Needs `troubled`,
 * `repeats` and the accepted rows; costs one count where nothing was replaced. `masked`: some rows are masked already.
 */
export async function markConflicts(engine: Engine, layout: Layout, masked = false): Promise<void> {
  const seen = (from: string) => (masked ? maskedRows(layout, from) : from);
  const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM repeats WHERE outcome = 'conflict'`);
  if (!count || count.n === 0) return;
  const fields = [...layout.columns.map((c) => `r.${identifier(c.field)}`), 'r.org', 'r.file', 'r.record'].join(', ');
  const differing = layout.columns.map((c) => {
    const field = identifier(c.field);
    return `CASE WHEN r.${field} IS DISTINCT FROM k.${field} THEN ${literal(c.field)} END`;
  });
  await engine.run(
    `CREATE TABLE ${replacedTable(layout)} AS SELECT ${fields} FROM troubled r
       JOIN repeats x ON x.file = r.file AND x.record = r.record WHERE x.outcome = 'conflict';
     INSERT INTO conflict_marks SELECT * FROM (
       SELECT ${literal(layout.id)}, r.file, r.record, k.file, k.record, unnest([${differing.join(', ')}]) AS field
       FROM ${seen(replacedTable(layout))} r JOIN repeats x ON x.file = r.file AND x.record = r.record
       JOIN ${seen(keptRows(layout))} k ON k.file = x.kept_file AND k.record = x.kept_record
     ) WHERE field IS NOT NULL`,
  );
}

/**
 * `all_conflict_fields(layout, file, record, kept_file, kept_record, field, key, header, replaced, kept)`: every field in which a
 * replaced row differs from the one that replaced it, with both values as people are shown them. Needs the accepted
 * and the replaced rows masked. A number whose masked form is the same on both sides still has its line: it differs.
 */
export async function listConflicts(engine: Engine): Promise<void> {
  const marked = await engine.query<{ layout: string; field: string }>(
    'SELECT DISTINCT layout, field FROM conflict_marks ORDER BY ALL',
  );
  for (const layout of layouts) {
    const fields = new Set(marked.filter((m) => m.layout === layout.id).map((m) => m.field));
    if (fields.size === 0) continue;
    for (const column of layout.columns.filter((c) => fields.has(c.field))) {
      const field = identifier(column.field);
      await engine.run(
        `INSERT INTO all_conflict_fields
         SELECT m.*, ${keyText(layout, 'r')}, ${literal(column.header)}, ${shownText(column, `r.${field}`)}, ${shownText(column, `k.${field}`)}
         FROM conflict_marks m
         JOIN ${replacedTable(layout)} r ON r.file = m.file AND r.record = m.record
         JOIN ${keptRows(layout)} k ON k.file = m.kept_file AND k.record = m.kept_record
         WHERE m.layout = ${literal(layout.id)} AND m.field = ${literal(column.field)}`,
      );
    }
    await engine.run(`DROP TABLE ${replacedTable(layout)}`);
  }
  await engine.run('DROP TABLE conflict_marks');
}
