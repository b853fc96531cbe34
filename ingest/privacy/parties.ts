import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Layout } from '../layouts/layout.ts';
import { isHiddenSql, looksPersonalSql } from './names.ts';

/** A column that names a party, or a person who stands for one. */
export interface PartyColumn {
  readonly field: string;
  /** always a natural person, as a legal representative is */
  readonly person: boolean;
  /** SQL: what the row says of the kind of party */
  readonly type: string;
  /** SQL: the party's code, whichever column it stands in */
  readonly code: string;
}

const parties: ReadonlySet<string> = new Set(['party_name', 'object_name']);
const representatives: ReadonlySet<string> = new Set(['legal_rep']);
const codes: ReadonlySet<string> = new Set(['party_code', 'party_uscc', 'object_code', 'id_no']);

export function partyColumns(layout: Layout): PartyColumn[] {
  const has = (field: string) => layout.columns.some((c) => c.field === field);
  const type = has('party_type') ? 'party_type' : 'CAST(NULL AS VARCHAR)';
  const given = layout.columns.filter((c) => codes.has(c.field)).map((c) => identifier(c.field));
  const code = given.length === 0 ? 'CAST(NULL AS VARCHAR)' : `concat_ws(' ', ${given.join(', ')})`;
  return layout.columns.flatMap(({ field }) =>
    parties.has(field) || representatives.has(field) ? [{ field, person: representatives.has(field), type, code }] : [],
  );
}

/** `troubled_parties(layout, file, record, field, name, type, code)`: parties of the rows that were not kept, or have a flaw. */
export async function createTroubledParties(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE troubled_parties (layout VARCHAR, file INTEGER, record BIGINT, field VARCHAR, name VARCHAR, type VARCHAR, code VARCHAR)`,
  );
}

/** Keeps the parties of a layout's rows that the snapshot does not keep, so that their names can be hidden in what it says of them. */
export async function noteTroubledParties(engine: Engine, layout: Layout, rows: string): Promise<void> {
  for (const { field, type, code } of partyColumns(layout))
    await engine.run(
      `INSERT INTO troubled_parties SELECT ${literal(layout.id)}, file, record, ${literal(field)}, ${identifier(field)}, ${type}, ${code}
       FROM ${rows} WHERE ${identifier(field)} IS NOT NULL`,
    );
}

const aPersonsNumber = `'(^| )[1-8]\\d{5}(\\*{3,}[0-9X*]*|(18|19|20)\\d{9}[0-9X])( |$)'`;

/**
 * SQL: the party is a natural person. Where the row does not say so, by its number; where it has none either, or the party is a shop that
 * bears its owner's name, by the form of the name. In doubt it is one. Names that the sender has hidden are none.
 */
export function isPerson({ person }: Pick<PartyColumn, 'person'>, name: string, type: string, code: string): string {
  const open = `${name} IS NOT NULL AND NOT ${isHiddenSql(name)}`;
  if (person) return `(${open})`;
  const numbered = `coalesce(regexp_matches(${code}, ${aPersonsNumber}), false)`;
  const alone = looksPersonalSql(`regexp_replace(${name}, '[(0-9*:、,].*$', '')`);
  const inBrackets = looksPersonalSql(`regexp_extract(${name}, '\\(([^)]+)\\)', 1)`);
  return `(${open} AND (coalesce(${type} = '自然人', false) OR (${type} IS NULL AND ${numbered})
    OR ((${numbered} OR ${type} IS DISTINCT FROM '法人及非法人组织') AND (${alone} OR ${inBrackets}))))`;
}
