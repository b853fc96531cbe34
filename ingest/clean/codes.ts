import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import { citizenCondition, usccCondition } from './code-checks.ts';
import { isCitizenNumber, isMasked, isUscc } from './identifiers.ts';
import type { StagedSheet } from './stage.ts';
import { flawTable } from './tables.ts';

/**
 * Codes that fail their check are kept as they are and flagged: damaged digits are never repaired. `select` gives the file's typed rows.
 * The database passes over codes that are plainly right; `identifiers.ts` decides on all others.
 */
export async function flagCodes(
  engine: Engine,
  layout: Layout,
  { file, select }: { file: number; select: StagedSheet['select'] },
): Promise<void> {
  for (const column of layout.columns) {
    const kind = kindField(column);
    if (column.type !== 'uscc' && kind === null) continue;
    const party = kind === null ? 'CAST(NULL AS VARCHAR)' : `s.${kind}`;
    const field = `s.${identifier(column.field)}`;
    const rows = select(new Set([column.field, ...(kind === null ? [] : [kind])]));
    // in a table of their own, or the check would be made of every row instead of every code
    await engine.run(
      `CREATE TABLE codes AS SELECT DISTINCT ${field} AS code, ${party} AS party FROM (${rows}) s WHERE ${field} IS NOT NULL`,
    );
    const codes = await engine.query<{ code: string; party: string | null }>(
      `SELECT code, party FROM codes
       WHERE NOT CASE WHEN party IN ('自然人', '身份证') THEN ${citizenCondition('code')} ELSE ${usccCondition('code')} END`,
    );
    await engine.run('DROP TABLE codes');
    const invalid = codes
      .map((c) => ({ ...c, flaw: codeFlaw(column, c.code, c.party) }))
      .filter((c) => c.flaw !== null);
    if (invalid.length === 0) continue;
    await engine.run('CREATE TABLE invalid_codes (code VARCHAR, party VARCHAR, flaw VARCHAR)');
    await engine.append('invalid_codes', {
      code: invalid.map((c) => c.code),
      party: invalid.map((c) => c.party),
      flaw: invalid.map((c) => c.flaw),
    });
    await engine.run(
      `INSERT INTO ${flawTable(file)} SELECT s.file, s.record, ${literal(column.field)}, ${field}, i.flaw FROM (${rows}) s
       JOIN invalid_codes i ON i.code = ${field} AND i.party IS NOT DISTINCT FROM ${party}`,
    );
    await engine.run('DROP TABLE invalid_codes');
  }
}

/** The field that says what the number of a column is: of a party by its type, of a document of identity by its kind. */
function kindField(column: Column): string | null {
  if (column.type === 'partycode') return 'party_type';
  return isIdentity(column) ? 'id_kind' : null;
}

/** 证件号码 of the credit files; the row is none the worse for it, but its report is not complete (PUB-19a). */
export function isIdentity(column: Column): boolean {
  return column.field === 'id_no';
}

/** What is wrong with a code: a citizen number is expected of 自然人, a credit code of the others, either without a party type. */
function codeFlaw(column: Column, code: string, party: string | null): 'USCC_INVALID' | 'ID_INVALID' | null {
  if (isMasked(code) || (isIdentity(column) && party !== '身份证')) return null;
  if (isIdentity(column)) return isCitizenNumber(code) ? null : 'ID_INVALID';
  if (column.type === 'uscc' || (party !== null && party !== '自然人')) return isUscc(code) ? null : 'USCC_INVALID';
  if (party === '自然人') return isCitizenNumber(code) ? null : 'ID_INVALID';
  return isUscc(code) || isCitizenNumber(code) ? null : 'USCC_INVALID';
}
