import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import { nfkc, withoutWhiteSpace } from '../clean/text.ts';
import { layouts } from '../layouts/index.ts';
import { headerKind, namesOfficers } from './headers.ts';
import type { NameFinder } from './name-finder.ts';
import { looksPersonal, personsIn, pseudonym } from './names.ts';
import { partyColumns } from './parties.ts';
import { saltedHash } from './salt.ts';

/** Names of natural persons in the raw texts beside the rows: `originals`, `issues`, `extras`. */

interface RawCell {
  readonly file: number;
  readonly record: number;
  /** field or header */
  readonly field: string;
  readonly text: string;
  /** the persons of the cell's row, one a line */
  readonly own: string | null;
}

const columns = layouts.flatMap((l) => l.columns);
const partyFields = new Set(layouts.flatMap((l) => partyColumns(l).map((p) => p.field)));
/** Fields whose raw texts hold no party's name: agencies', officers', and what is not written in words. */
const silent = new Set(
  columns
    .filter(
      (c) =>
        c.agency === true ||
        c.type === 'people' ||
        ['user_name', 'approved_by', 'source_unit', 'name'].includes(c.field),
    )
    .map((c) => c.field),
);
const worded = new Set(columns.filter((c) => c.type === 'text' || partyFields.has(c.field)).map((c) => c.field));

export async function hideInRaw(engine: Engine, salt: string, finder: NameFinder): Promise<void> {
  const alias = (text: string) => {
    const name = withoutWhiteSpace(nfkc(text));
    return pseudonym(name, saltedHash(salt, 'name', name));
  };
  const named = await hiddenCells(engine);
  const anywhere = (cell: RawCell) => finder.replace(cell.text, ownNames(cell));
  await rewrite(engine, { table: 'originals', field: 'field', text: 'raw' }, (cell) => {
    if (!worded.has(cell.field) || silent.has(cell.field)) return cell.text;
    if (!partyFields.has(cell.field)) return anywhere(cell);
    const shown = named.get(`${cell.file} ${cell.record} ${cell.field}`);
    return shown ?? cell.text;
  });
  await rewrite(engine, { table: 'issues', field: 'field', text: 'raw' }, (cell) => {
    if (silent.has(cell.field)) return cell.text;
    return looksPersonal(withoutWhiteSpace(nfkc(cell.text))) ? alias(cell.text) : anywhere(cell);
  });
  await rewrite(engine, { table: 'extras', field: 'header', text: 'text' }, (cell) => {
    if (namesOfficers(cell.field)) return cell.text;
    const person = headerKind(cell.field) === 'person' && looksPersonal(withoutWhiteSpace(nfkc(cell.text)));
    return person ? alias(cell.text) : anywhere(cell);
  });
}

/** What is shown for the name of a party, by file, record and field. */
async function hiddenCells(engine: Engine): Promise<Map<string, string>> {
  const cells = await engine.query<{ file: number; record: number; field: string; shown: string }>(
    `SELECT x.file, x.record, x.field, n.shown FROM hidden_rows x JOIN hidden_names n ON n.name = x.name
     SEMI JOIN originals o ON o.file = x.file AND o.record = x.record AND o.field = x.field`,
  );
  return new Map(cells.map((c) => [`${c.file} ${c.record} ${c.field}`, c.shown]));
}

function ownNames(cell: RawCell): Set<string> {
  return new Set(cell.own?.split('\n').flatMap((name) => [name, ...personsIn(name)]));
}

/** Rewrites the cells of a table of raw texts and notes those that have changed. */
async function rewrite(
  engine: Engine,
  { table, field, text }: { table: string; field: string; text: string },
  hide: (cell: RawCell) => string,
): Promise<void> {
  const cells = await engine.query<RawCell>(
    `SELECT t.file, t.record, t.${field} AS field, t.${text} AS text, string_agg(DISTINCT x.name, '\n') AS own FROM ${table} t
     LEFT JOIN hidden_rows x ON x.file = t.file AND x.record = t.record
     WHERE t.${field} IS NOT NULL AND regexp_matches(t.${text}, '\\p{Han}|[A-Za-z]{4}') GROUP BY ALL`,
  );
  const changed = cells.flatMap((cell) => {
    const result = hide(cell);
    return result === cell.text ? [] : [{ ...cell, result }];
  });
  if (changed.length === 0) return;
  await engine.run('CREATE TABLE hidden_cells (file INTEGER, record BIGINT, field VARCHAR, old VARCHAR, new VARCHAR)');
  await engine.append('hidden_cells', {
    file: changed.map((c) => c.file),
    record: changed.map((c) => c.record),
    field: changed.map((c) => c.field),
    old: changed.map((c) => c.text),
    new: changed.map((c) => c.result),
  });
  await engine.run(
    `INSERT INTO masked_cells SELECT s.layout, h.file, h.record, h.field, 'hidden' FROM hidden_cells h JOIN all_sources s ON s.file = h.file;
     UPDATE ${table} SET ${text} = h.new FROM hidden_cells h WHERE h.file = ${table}.file AND h.record = ${table}.record
       AND h.field = ${table}.${field} AND h.old = ${table}.${identifier(text)};
     DROP TABLE hidden_cells`,
  );
}
