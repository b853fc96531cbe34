import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { cleaner } from '../clean/values.ts';
import { layouts } from '../layouts/index.ts';
import type { Column } from '../layouts/layout.ts';
import { rawCondition } from './candidates.ts';
import { holdsIdentity, maskCode } from './mask-cell.ts';
import { maskIdentifier } from './mask-text.ts';
import { maskTexts, type Session } from './session.ts';

/** Raw texts that stand in the snapshot beside the values: those that cleaning wrote otherwise, and those that are wrong. */

/** A raw text of one field, and what takes its place. */
interface Rewritten {
  readonly layout: string;
  readonly column: Column;
  readonly old: string;
  readonly new: string;
}

const columns = new Map(layouts.flatMap((l) => l.columns.map((c) => [`${l.id} ${c.field}`, c] as const)));
const fieldsOf = (is: (column: Column) => boolean) =>
  [...new Set([...columns.values()].filter(is).map((c) => literal(c.field)))].join(', ');
const isText = (column: Column) => ['text', 'name', 'people'].includes(column.type);

/** Tables of rows in the form of a layout's accepted ones, by layout. */
export type LayoutTables = ReadonlyMap<string, readonly string[]>;

/**
 * Masks `originals`. A value from which reading has removed the blanks between two numbers can't be told apart any more: so the values of
 * the cells concerned are read again from their masked text.
 */
export async function maskOriginals(session: Session, tables: LayoutTables): Promise<void> {
  const { engine } = session;
  const cells = await engine.query<{ layout: string; field: string; raw: string }>(
    `SELECT DISTINCT s.layout, o.field, o.raw FROM originals o JOIN all_sources s ON s.file = o.file
     WHERE o.field IN (${fieldsOf(holdsIdentity)}) OR (o.field IN (${fieldsOf(isText)}) AND ${rawCondition('o.raw')})`,
  );
  const rewritten = await maskCells(session, cells);
  if (rewritten.length === 0) return;
  await appendRewritten(engine, rewritten);
  const hit = `JOIN all_sources s ON s.file = t.file JOIN rewritten r ON r.layout = s.layout AND r.field = t.field AND r.old = t.raw`;
  for (const [layout, column] of new Map(
    rewritten.filter((r) => isText(r.column)).map((r) => [`${r.layout} ${r.column.field}`, r]),
  ))
    for (const table of tables.get(column.layout) ?? [])
      await engine.run(
        `UPDATE ${table} SET ${identifier(column.column.field)} = v.value FROM (
           SELECT t.file, t.record, r.value FROM originals t ${hit} WHERE r.layout || ' ' || r.field = ${literal(layout)}
         ) v WHERE v.file = ${table}.file AND v.record = ${table}.record`,
      );
  await engine.run(
    `INSERT INTO masked_cells SELECT r.layout, t.file, t.record, t.field, 'masked' FROM originals t ${hit};
     UPDATE originals SET raw = r.new FROM all_sources s, rewritten r
       WHERE s.file = originals.file AND r.layout = s.layout AND r.field = originals.field AND r.old = originals.raw;
     DROP TABLE rewritten`,
  );
}

/** Masks the raw texts of `issues`, whatever their field: a shifted row puts a person's number into any column. */
export async function maskIssues(session: Session): Promise<void> {
  const { engine } = session;
  const cells = await engine.query<{ layout: string; field: string; code: string; raw: string }>(
    `SELECT DISTINCT layout, field, code, raw FROM issues
     WHERE raw IS NOT NULL AND field IS NOT NULL AND (field IN (${fieldsOf(holdsIdentity)}) OR ${rawCondition('raw')})`,
  );
  const rewritten = await maskCells(session, cells);
  if (rewritten.length === 0) return;
  await appendRewritten(engine, rewritten);
  await engine.run(
    `INSERT INTO masked_cells SELECT t.layout, t.file, t.record, t.field, 'masked' FROM issues t
       JOIN rewritten r ON r.layout = t.layout AND r.field = t.field AND r.old = t.raw;
     UPDATE issues SET raw = r.new FROM rewritten r WHERE r.layout = issues.layout AND r.field = issues.field AND r.old = issues.raw;
     DROP TABLE rewritten`,
  );
}

/** The cells of which something is hidden. */
async function maskCells(
  session: Session,
  cells: readonly { layout: string; field: string; code?: string; raw: string }[],
): Promise<Rewritten[]> {
  const texts = new Map<boolean, Map<string, string>>();
  for (const people of [true, false])
    texts.set(
      people,
      await maskTexts(
        session,
        cells.filter((c) => (columns.get(`${c.layout} ${c.field}`)?.type === 'people') === people).map((c) => c.raw),
        people,
      ),
    );
  return cells.flatMap(({ layout, field, code, raw }) => {
    const column = columns.get(`${layout} ${field}`);
    if (!column) return [];
    const text = texts.get(column.type === 'people')?.get(raw) ?? raw;
    const masked = holdsIdentity(column)
      ? code === 'ID_INVALID'
        ? maskIdentifier(raw)
        : maskCode(column, text)
      : text;
    return masked === raw ? [] : [{ layout, column, old: raw, new: masked }];
  });
}

/** `rewritten(layout, field, old, new, value)`; `value`: what a text of these fields reads as. */
async function appendRewritten(engine: Engine, rewritten: readonly Rewritten[]): Promise<void> {
  await engine.run('CREATE TABLE rewritten (layout VARCHAR, field VARCHAR, old VARCHAR, new VARCHAR, value VARCHAR)');
  await engine.append('rewritten', {
    layout: rewritten.map((r) => r.layout),
    field: rewritten.map((r) => r.column.field),
    old: rewritten.map((r) => r.old),
    new: rewritten.map((r) => r.new),
    value: rewritten.map((r) => (isText(r.column) ? cleaner(r.column)(r.new).value : null)),
  });
}
