import type { Engine } from '../../src/lib/engine/engine.ts';
import { key } from '../clean/values.ts';
import { rawCondition } from './candidates.ts';
import { headerKind } from './headers.ts';
import { maskIdentifier } from './mask-text.ts';
import { createRewritten, maskTexts, type Session } from './session.ts';

/** A column that its file's layout does not know. */
export interface ExtraColumn {
  readonly file: number;
  readonly header: string;
  readonly layout: string;
}

export async function extraColumns(engine: Engine): Promise<ExtraColumn[]> {
  return engine.query(
    `SELECT DISTINCT e.file, e.header, s.layout FROM extras e JOIN all_sources s ON s.file = e.file ORDER BY ALL`,
  );
}

/** Rows of which it is certain that they are about an organisation, by layout: SQL over the accepted table's alias `a`. */
const aboutOrganisation: Readonly<Record<string, string>> = {
  cases: `a.party_type = '法人及非法人组织'`,
  licences: `a.party_type = '法人及非法人组织'`,
  credit_penalties: `a.party_type = '法人及非法人组织'`,
  credit_licences: `a.party_type = '法人及非法人组织'`,
  inspections: `regexp_matches(a.object_code, '^(9[139]|[15][1-39])[0-9A-Z]{16}$')`,
  plan_tasks: `regexp_matches(a.object_code, '^(9[139]|[15][1-39])[0-9A-Z]{16}$')`,
};

/**
 * Leaves out the unknown columns that say how to reach a person or what a person is like, and the places of all but organisations; masks
 * numbers of persons in the others. What is left out is counted under its header.
 */
export async function maskExtras(session: Session): Promise<void> {
  const { engine } = session;
  for (const column of await extraColumns(engine)) {
    const kind = headerKind(column.header);
    if (kind === 'reach' || kind === 'place') await drop(engine, column, kind === 'place');
    else await mask(session, column, kind === 'number');
  }
}

const here = 'file = $1 AND header = $2';

async function drop(engine: Engine, { file, header, layout }: ExtraColumn, unlessOrganisation: boolean): Promise<void> {
  const about = unlessOrganisation ? aboutOrganisation[layout] : undefined;
  const where = about
    ? `${here} AND record NOT IN (SELECT a.record FROM all_${layout} a WHERE a.file = $1 AND coalesce(${about}, false))`
    : here;
  await engine.query(`INSERT INTO masked_cells SELECT $3, file, record, header, 'dropped' FROM extras WHERE ${where}`, [
    file,
    header,
    layout,
  ]);
  await engine.query(`DELETE FROM extras WHERE ${where}`, [file, header]);
}

async function mask(session: Session, column: ExtraColumn, numbers: boolean): Promise<void> {
  const { engine } = session;
  const rows = await engine.query<{ text: string }>(
    `SELECT DISTINCT text FROM extras WHERE ${here} AND ${numbers ? `NOT contains(text, '*')` : rawCondition('text')}`,
    [column.file, column.header],
  );
  const texts = rows.map((r) => r.text);
  const masked = numbers
    ? new Map(texts.map((text) => [text, maskIdentifier(key(text))]))
    : await maskTexts(session, texts);
  await rewriteExtras(engine, column, masked, 'masked');
}

/** Puts other texts in place of some of an unknown column and notes the cells. */
export async function rewriteExtras(
  engine: Engine,
  { file, header, layout }: ExtraColumn,
  texts: ReadonlyMap<string, string>,
  action: 'masked' | 'hidden',
): Promise<void> {
  if (texts.size === 0) return;
  await createRewritten(engine, texts);
  await engine.query(
    `INSERT INTO masked_cells SELECT $3, file, record, header, $4 FROM extras SEMI JOIN rewritten r ON r.old = text WHERE ${here}`,
    [file, header, layout, action],
  );
  await engine.query(`UPDATE extras SET text = r.new FROM rewritten r WHERE r.old = extras.text AND ${here}`, [
    file,
    header,
  ]);
  await engine.run('DROP TABLE rewritten');
}
