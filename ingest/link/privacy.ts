import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { acceptedTable } from '../clean/tables.ts';
import type { Column, Layout } from '../layouts/layout.ts';

/** An 18-digit citizen number inside a text: six digits of region, birth date, sequence, check. The first six and the last two are kept. */
const citizenNumber = '([1-9]\\d{5})(18|19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{2}(\\d[\\dXx])';
/** What is left of a citizen number when a digit is lost or added, or the old one of 15 digits. No region code begins with 9, as companies' credit codes do. */
const likeCitizenNumber = '[1-8]\\d{13,17}[\\dXx]';
const identityFields = new Set(['id_no', 'legal_rep_id']);

/**
 * Masks identity numbers of natural persons wherever they stand, before anything is written: in the columns made for them, in free text,
 * and where one was put in place of a credit code. Credit codes of organisations are public and stay. Needs the layout's `issues`.
 * `table`: the accepted rows, or others in their form.
 */
export async function maskIdentities(engine: Engine, layout: Layout, table = acceptedTable(layout)): Promise<void> {
  for (const column of layout.columns) {
    const field = identifier(column.field);
    const masked = maskedValue(column);
    if (masked) await engine.run(`UPDATE ${table} SET ${field} = ${masked.value} WHERE ${masked.when}`);
    if (column.type === 'uscc')
      await engine.run(
        `UPDATE ${table} SET ${field} = ${wholly(field)} FROM issues i WHERE i.file = ${table}.file AND i.record = ${table}.record
         AND i.field = ${literal(column.field)} AND i.code = 'USCC_INVALID' AND regexp_full_match(${field}, '${likeCitizenNumber}')`,
      );
  }
}

/** Masks citizen numbers, whole or damaged, in the raw texts of the issues. */
export async function maskIssues(engine: Engine): Promise<void> {
  const { when, value } = inText('raw');
  const damaged = `code = 'ID_INVALID' OR (code = 'USCC_INVALID' AND regexp_full_match(raw, '\\s*${likeCitizenNumber}\\s*'))`;
  await engine.run(
    `UPDATE issues SET raw = CASE WHEN ${damaged} THEN ${wholly('raw')} ELSE ${value} END WHERE ${damaged} OR ${when}`,
  );
}

function maskedValue(column: Column): { when: string; value: string } | null {
  const field = identifier(column.field);
  if (column.type === 'partycode') {
    // where nobody says whose code it is, a number that may be a person's is taken for one
    const person = `party_type = '自然人' OR regexp_full_match(${field}, '${citizenNumber}')
      OR (party_type IS NULL AND regexp_full_match(${field}, '${likeCitizenNumber}'))`;
    return { when: `coalesce(${person}, false) AND NOT contains(${field}, '*')`, value: wholly(field) };
  }
  if (identityFields.has(column.field)) return { when: `NOT contains(${field}, '*')`, value: wholly(field) };
  return column.type === 'text' || column.type === 'name' || column.type === 'people' ? inText(field) : null;
}

function wholly(field: string): string {
  return `CASE WHEN length(${field}) >= 12 THEN left(${field}, 6) || repeat('*', length(${field}) - 8) || right(${field}, 2)
    ELSE repeat('*', length(${field})) END`;
}

function inText(field: string): { when: string; value: string } {
  return {
    when: `regexp_matches(${field}, '${citizenNumber}')`,
    value: `regexp_replace(${field}, '${citizenNumber}', '\\1**********\\5', 'g')`,
  };
}
