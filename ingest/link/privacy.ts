import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import { acceptedTable } from '../clean/tables.ts';
import type { Column, Layout } from '../layouts/layout.ts';

/** An 18-digit citizen number inside a text: six digits of region, birth date, sequence, check. The first six and the last two are kept. */
const citizenNumber = '([1-9]\\d{5})(18|19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{2}(\\d[\\dXx])';
const identityFields = new Set(['id_no', 'legal_rep_id']);

/**
 * Masks identity numbers of natural persons wherever they stand, before anything is written:
 * in the columns made for them and in free text. Credit codes of organisations are public and stay.
 */
export async function maskIdentities(engine: Engine, layout: Layout): Promise<void> {
  const table = acceptedTable(layout);
  for (const column of layout.columns) {
    const masked = maskedValue(column);
    if (!masked) continue;
    await engine.run(`UPDATE ${table} SET ${identifier(column.field)} = ${masked.value} WHERE ${masked.when}`);
  }
}

/** Masks citizen numbers in the raw texts of the issues. */
export async function maskIssues(engine: Engine): Promise<void> {
  const { when, value } = inText('raw');
  await engine.run(`UPDATE issues SET raw = ${value} WHERE ${when}`);
}

function maskedValue(column: Column): { when: string; value: string } | null {
  const field = identifier(column.field);
  if (column.type === 'partycode') {
    // an 18-character code may be of either kind: the letter or digit in front and the birth date tell
    const person = `coalesce(party_type = '自然人', false) OR regexp_full_match(${field}, '${citizenNumber}')`;
    return { when: `(${person}) AND NOT contains(${field}, '*')`, value: wholly(field) };
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
