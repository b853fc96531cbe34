import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { SourceFile } from '../../src/lib/snapshot/manifest.ts';
import { acceptedTable } from '../clean/tables.ts';
import type { Layout } from '../layouts/layout.ts';
import type { ChangeLine } from './changes.ts';
import { contentFields } from './content.ts';
import { keyText } from './natural-key.ts';
import { inBatches } from './batches.ts';
import { shownText } from './shown.ts';

/** Creates the empty list of changed rows. */
export async function createLines(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TABLE change_lines (layout VARCHAR, key VARCHAR, change VARCHAR, header VARCHAR, before VARCHAR, after VARCHAR,
     file VARCHAR, record BIGINT)`,
  );
}

/**
 * Adds the changed rows of a layout, in file order, those that are gone at the end. `before`: the old rows, as what may follow FROM;
 * `hashed`: both have
 * the hashes of numbers, made with one salt; `files`: the old ones. Needs `changed_rows` and `all_sources`.
 */
export async function addLines(
  engine: Engine,
  { layout, before, hashed, files }: { layout: Layout; before: string; hashed: boolean; files: readonly SourceFile[] },
): Promise<void> {
  await engine.run('CREATE OR REPLACE TABLE previous_sources (file INTEGER, name VARCHAR)');
  await engine.append('previous_sources', { file: files.map((_, i) => i), name: files.map((f) => f.name) });
  const id = literal(layout.id);
  const whole = 'CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)';
  const differing = layout.columns.map((column, place) => {
    const field = identifier(column.field);
    const differs = contentFields(layout, column, hashed)
      .map(identifier)
      .map((name) => `n.${name} IS DISTINCT FROM o.${name}`);
    return `CASE WHEN ${differs.join(' OR ')} THEN {'place': ${place}, 'header': ${literal(column.header)},
      'before': ${shownText(column, `o.${field}`)}, 'after': ${shownText(column, `n.${field}`)}} END`;
  });
  const updated = `SELECT key, 'updated', d.header, d.before, d.after, file, name, record, d.place FROM (
       SELECT ${keyText(layout, 'n')} AS key, n.file, s.name, n.record, unnest([${differing.join(', ')}]) AS d
       FROM changed_rows c JOIN ${acceptedTable(layout)} n ON n.file = c.file AND n.record = c.record
       JOIN ${before} o ON o.file = c.old_file AND o.record = c.old_record JOIN all_sources s ON s.file = n.file
       WHERE c.change = 'updated') WHERE d IS NOT NULL`;
  const one = (change: string, table: string, at: string, sources: string) =>
    `SELECT ${keyText(layout, 'r')} AS key, '${change}' AS change, ${whole}, r.file, s.name, r.record, 0 FROM changed_rows c
     JOIN ${table} r ON r.file = c.${at}file AND r.record = c.${at}record JOIN ${sources} s ON s.file = r.file WHERE c.change = '${change}'`;
  const rows = [
    one('inserted', acceptedTable(layout), '', 'all_sources'),
    updated,
    one('deleted', before, 'old_', 'previous_sources'),
  ];
  await engine.run(
    `INSERT INTO change_lines SELECT ${id}, key, change, header, before, after, name, record FROM (${rows.join(' UNION ALL ')})
       AS l (key, change, header, before, after, file, name, record, place)
     ORDER BY change = 'deleted', file, record, place, key;
     DROP TABLE previous_sources`,
  );
}

/** The list in batches. */
export function readLines(engine: Engine): AsyncIterable<readonly ChangeLine[]> {
  return inBatches<ChangeLine>(engine, 'change_lines');
}
