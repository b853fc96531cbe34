import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { sqlType } from '../clean/sql-types.ts';
import { acceptedTable } from '../clean/tables.ts';
import { layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { version } from '../version.ts';
import type { Changes, LayoutChange, NotComparable, RowChange } from './changes.ts';
import { contentFields } from './content.ts';
import { compareFiles } from './files.ts';
import { addLines, createLines, readLines } from './lines.ts';
import { naturalKey } from './natural-key.ts';
import { DamagedTable, notComparable, type Previous } from './previous.ts';

/** What the comparison needs to know of the new snapshot, whose accepted rows are in the engine. */
export type Current = Pick<Manifest, 'files' | 'refused' | 'public' | 'salt_fingerprint'>;

/**
 * Compares the accepted rows in the engine with those of the snapshot they will replace, layout by layout, by natural key and the typed
 * values of the mapped columns. A layout read from the same bytes in the same way is not looked at. `withLines`: also list every changed
 * row. Must run before the old snapshot is replaced. A damaged old snapshot is no error: the result says that nothing can be compared.
 */
export async function compareSnapshots(
  engine: Engine,
  previous: Previous | NotComparable,
  now: Current,
  withLines: boolean,
): Promise<Changes> {
  if ('comparable' in previous) return previous;
  await createLines(engine);
  try {
    const changes: LayoutChange[] = [];
    for (const layout of layouts) changes.push(await compareLayout(engine, layout, previous, now, withLines));
    return {
      comparable: true,
      files: compareFiles(previous.manifest, now),
      layouts: changes,
      lines: () => readLines(engine),
    };
  } catch (cause) {
    if (cause instanceof DamagedTable) return notComparable('damaged', cause.message);
    if (cause instanceof OtherForm) return notComparable(cause.reason, cause.message);
    throw cause;
  }
}

/** The old rows do not say the same things in the same way; the message is for people. */
class OtherForm extends Error {
  readonly reason: NotComparable['reason'];
  constructor(reason: NotComparable['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

async function compareLayout(
  engine: Engine,
  layout: Layout,
  previous: Previous,
  now: Current,
  withLines: boolean,
): Promise<LayoutChange> {
  const { manifest } = previous;
  if (sameReading(layout, manifest, now)) {
    const unchanged = manifest.tables[layout.id]?.rows ?? 0;
    return { layout: layout.id, inserted: 0, updated: 0, deleted: 0, unchanged };
  }
  checkProtection(previous, now);
  const before = await tableBefore(engine, layout, previous);
  const hashed = now.salt_fingerprint !== null;
  await engine.run(`CREATE OR REPLACE TABLE changed_rows AS ${changedRows(layout, before, hashed)}`);
  if (withLines) await addLines(engine, { layout, before, hashed, files: manifest.files });
  const counts = await engine.query<{ change: RowChange; n: number }>(
    'SELECT change, count(*) AS n FROM changed_rows GROUP BY change',
  );
  const [all] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${acceptedTable(layout)}`);
  await engine.run('DROP TABLE changed_rows');
  const of = (change: RowChange) => counts.find((c) => c.change === change)?.n ?? 0;
  const inserted = of('inserted');
  const updated = of('updated');
  return {
    layout: layout.id,
    inserted,
    updated,
    deleted: of('deleted'),
    unchanged: (all?.n ?? 0) - inserted - updated,
  };
}

/**
 * Whether a layout was read from the same bytes in the same way by the same program, so that its rows are the same. A changed register
 * of agencies may change which rows of other layouts are accepted.
 */
function sameReading(layout: Layout, before: Manifest, now: Current): boolean {
  const reading = (files: Manifest['files']) =>
    JSON.stringify(
      files
        .filter((file) => file.layout === layout.id || file.layout === 'orgs')
        .map((file) => [
          file.layout,
          file.sha256,
          file.corrected?.sha256 ?? null,
          file.sheet,
          file.mapping,
          file.header_records,
          Object.entries(file.columns),
        ]),
    );
  return before.tool === version && layout.id in before.tables && reading(before.files) === reading(now.files);
}

/** Throws when persons are protected otherwise than in the old snapshot, so that equal values are written differently. */
function checkProtection({ name, manifest }: Previous, now: Current): void {
  if (manifest.public !== now.public) throw new OtherForm('names', `${name}与本次只有一份隐去了自然人姓名，无法比较`);
  if (manifest.salt_fingerprint !== now.salt_fingerprint)
    throw new OtherForm('salt', `${name}与本次所用的盐值不同，掩码后的姓名和证号无法对应，无法比较`);
}

/** The old snapshot's rows of a layout, as what may follow FROM. Throws when they are not in the form of the new ones. */
async function tableBefore(engine: Engine, layout: Layout, previous: Previous): Promise<string> {
  const source = await previous.table(layout.id);
  if (source === null) return `(SELECT * FROM ${acceptedTable(layout)} WHERE false)`;
  const described = await engine.query<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM ${source}`,
  );
  const types = new Map(described.map((column) => [column.column_name, column.column_type]));
  const other = layout.columns.find((column) => types.get(column.field) !== sqlType(column.type));
  if (other)
    throw new OtherForm(
      'version',
      `${previous.name}由另一版本的程序生成，“${layout.title}”的「${other.header}」存法不同，无法比较`,
    );
  return source;
}

/**
 * `change, file, record, old_file, old_record` of every row that is in one table only, or in both with different values. Values are
 * compared by their hash of 64 bits: a row with one changed value of a whole-number or date type is always told, any other with a
 * probability of all but 2^-64.
 */
function changedRows(layout: Layout, before: string, hashed: boolean): string {
  const keys = (alias: string) => keyColumns(layout, alias);
  const names = keys('t').map((_, i) => `k${i}`);
  const side = (table: string) => {
    const content = layout.columns
      .flatMap((column) => contentFields(layout, column, hashed).map((field) => `t.${identifier(field)}`))
      .join(', ');
    const parts = keys('t').map((part, i) => `${part} AS k${i}`);
    return `(SELECT ${parts.join(', ')}, t.file, t.record, hash(${content}) AS content FROM ${table} t)`;
  };
  return `SELECT CASE WHEN o.record IS NULL THEN 'inserted' WHEN n.record IS NULL THEN 'deleted' ELSE 'updated' END AS change,
      n.file, n.record, o.file AS old_file, o.record AS old_record
    FROM ${side(acceptedTable(layout))} n FULL JOIN ${side(before)} o USING (${names.join(', ')})
    WHERE n.record IS NULL OR o.record IS NULL OR n.content <> o.content`;
}

/** The natural key. Masking may have made two names in it equal: such rows are matched in their order. */
function keyColumns(layout: Layout, alias: string): string[] {
  const parts = naturalKey(layout, alias);
  const masked = layout.columns.some((c) => layout.key.includes(c.field) && (c.type === 'name' || c.type === 'text'));
  return masked
    ? [...parts, `row_number() OVER (PARTITION BY ${parts.join(', ')} ORDER BY ${alias}.file, ${alias}.record)`]
    : parts;
}
