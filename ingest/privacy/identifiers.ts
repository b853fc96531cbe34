import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import { usccCondition } from '../clean/code-checks.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import { noteMasked } from './masked-cells.ts';
import { creditCodeStart } from './regions.ts';
import { saltedHashSql } from './salt.ts';

/** An 18-digit citizen number, whether or not its check character is right. */
const citizenNumber = '[1-9]\\d{5}(18|19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[\\dX]';
/** What is left of a citizen number when a digit is lost or added, or the old one of 15 digits. No region code begins with 9, as companies' credit codes do. */
const likeCitizenNumber = '[1-8]\\d{13,17}[\\dX]';
const identityFields: ReadonlySet<string> = new Set(['id_no', 'legal_rep_id']);

/** A column in which a person may be known by a number. */
export interface IdentityColumn {
  readonly field: string;
  /** the same few values again and again */
  readonly repeats: boolean;
  /** SQL over the row: here may stand a person's number */
  readonly suspect: string;
  /** SQL over the row: here stands a person's number, and the sender has not hidden it */
  readonly when: string;
  /** the column of an agency is not hashed: nobody is looked for there */
  readonly hashed: boolean;
}

/** The columns of a layout made for numbers of persons, and those for credit codes, in which one may stand by mistake. */
export function identityColumns(layout: Layout): IdentityColumn[] {
  return layout.columns.flatMap((column) => {
    const conditions = conditionsOf(column);
    if (conditions === null) return [];
    const code = identifier(column.field);
    const hashed = column.type !== 'uscc' || namesParty(layout, column);
    // the branches of CASE, unlike those of AND, are only worked out where they are needed
    const when = `CASE WHEN ${code} IS NULL OR contains(${code}, '*') THEN false ELSE ${conditions.when} END`;
    return [{ field: column.field, repeats: isAgencyCode(column), suspect: conditions.suspect, when, hashed }];
  });
}

/**
 * SQL of a layout's rows with the numbers of persons masked, so that rows of which some are masked already can be compared. `from`: a table.
 */
export function maskedRows(layout: Layout, from: string): string {
  const columns = identityColumns(layout);
  if (columns.length === 0) return from;
  const masked = columns.map(({ field, when }) => {
    const code = identifier(field);
    return `CASE WHEN ${when} THEN ${maskedIdentifier(code)} ELSE ${code} END AS ${code}`;
  });
  return `(SELECT * REPLACE (${masked.join(', ')}) FROM ${from})`;
}

/** The column that holds the hash of a person's number. */
export function hashField(field: string): string {
  return `${field}_hash`;
}

/** Gives a layout's table the empty columns for hashes. */
export async function addHashColumns(engine: Engine, layout: Layout, table: string): Promise<void> {
  for (const { field, hashed } of identityColumns(layout))
    if (hashed) await engine.run(`ALTER TABLE ${table} ADD COLUMN ${identifier(hashField(field))} VARCHAR`);
}

/**
 * Masks the numbers of persons in these columns, all in one statement; `hash`: also writes their salted hashes beside them, by which one
 * person is the same in every table. Nothing is written where none is found.
 */
export async function maskIdentities(
  engine: Engine,
  target: { layout: Layout; table: string; columns: readonly IdentityColumn[]; hash: boolean },
): Promise<void> {
  const { layout, table, columns, hash } = target;
  if (columns.length === 0) return;
  const marks = columns.map(({ when }, i) => `${when} AS w${i}`);
  await engine.run(
    `CREATE TABLE identities AS SELECT * FROM (SELECT rowid AS id, file, record, ${marks.join(', ')} FROM ${table}
       WHERE ${columns.map((c) => `(${c.suspect})`).join(' OR ')}) WHERE ${columns.map((_, i) => `w${i}`).join(' OR ')}`,
  );
  const sets: string[] = [];
  for (const [i, { field, hashed }] of columns.entries()) {
    const code = identifier(field);
    const cells = { layout: layout.id, field, from: `identities t WHERE w${i}` };
    await noteMasked(engine, { ...cells, action: 'masked' });
    sets.push(`${code} = CASE WHEN h.w${i} THEN ${maskedIdentifier(code)} ELSE ${code} END`);
    if (!hash || !hashed) continue;
    await noteMasked(engine, { ...cells, action: 'hashed' });
    sets.push(`${identifier(hashField(field))} = CASE WHEN h.w${i} THEN ${numberHash(code)} END`);
  }
  await engine.run(
    `UPDATE ${table} SET ${sets.join(', ')} FROM identities h WHERE h.id = ${table}.rowid; DROP TABLE identities`,
  );
}

/** SQL: the hash of a number; one of 15 or 18 digits is a citizen's wherever it stands. */
function numberHash(code: string): string {
  const number = `regexp_replace(${code}, '[^0-9A-Z]', '', 'g')`;
  const kind = `CASE WHEN regexp_full_match(${number}, '${likeCitizenNumber}') THEN 'citizen' ELSE 'document' END`;
  return saltedHashSql(kind, number);
}

/** SQL: a number as `maskIdentifier` masks it. */
function maskedIdentifier(code: string): string {
  return `CASE WHEN length(${code}) >= 12 THEN left(${code}, 6) || repeat('*', length(${code}) - 8) || right(${code}, 2)
    ELSE repeat('*', length(${code})) END`;
}

function conditionsOf(column: Column): { suspect: string; when: string } | null {
  const code = identifier(column.field);
  if (identityFields.has(column.field)) return { suspect: `${code} IS NOT NULL`, when: 'true' };
  if (column.type !== 'partycode' && column.type !== 'uscc') return null;
  const matches = (pattern: string) => `regexp_full_match(replace(${code}, '-', ''), '${pattern}')`;
  const unlessCode = (pattern: string) =>
    `CASE WHEN ${matches(pattern)} THEN NOT (regexp_matches(${code}, '^${creditCodeStart}') AND ${usccCondition(code)}) ELSE false END`;
  const pattern = isAgencyCode(column) ? citizenNumber : likeCitizenNumber;
  if (column.type === 'uscc') return { suspect: matches(pattern), when: unlessCode(pattern) };
  // where nobody says whose code it is, a number that may be a person's is taken for one
  return {
    suspect: `(party_type = '自然人' AND ${code} IS NOT NULL) OR ${matches(`${citizenNumber}|${likeCitizenNumber}`)}`,
    when: `CASE WHEN party_type = '自然人' THEN true WHEN party_type IS NULL THEN ${unlessCode(likeCitizenNumber)}
      ELSE ${unlessCode(citizenNumber)} END`,
  };
}

/** Codes of agencies begin with 1, too: a mistyped one is no person's. */
function isAgencyCode(column: Column): boolean {
  return column.agency === true || column.field === 'source_uscc' || column.field === 'uscc';
}

function namesParty(layout: Layout, column: Column): boolean {
  return layout.id !== 'orgs' && !isAgencyCode(column);
}
