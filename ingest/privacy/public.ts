import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { noteMasked } from './masked-cells.ts';
import { NameFinder } from './name-finder.ts';
import { personsIn, pseudonym } from './names.ts';
import { isPerson, partyColumns, type PartyColumn } from './parties.ts';
import { hideInRaw } from './public-raw.ts';
import type { LayoutTables } from './raw-texts.ts';
import { saltedHash } from './salt.ts';
import { distinctTexts } from './session.ts';
import { rewriteColumn } from './tables.ts';

/**
 * Hides the names of natural persons who are parties or stand for one, in the rows, in what the rows say, and in the raw texts. The same name
 * becomes the same pseudonym everywhere, so that what is compared and linked stays as it is. Names of officers and reviewers are public by
 * rule (国办发〔2018〕118号: what is published beforehand) and stay. Needs identity numbers masked. Returns what finds the names in further texts.
 */
export async function hidePersons(engine: Engine, salt: string, tables: LayoutTables): Promise<NameFinder> {
  await findPersons(engine, tables);
  const finder = new NameFinder(await nameThem(engine, salt));
  for (const layout of layouts)
    for (const table of tables.get(layout.id) ?? []) {
      for (const party of partyColumns(layout)) await hideParties(engine, layout, table, party);
      for (const column of layout.columns.filter((c) => c.type === 'text'))
        await hideInColumn(engine, layout, table, column.field, finder);
    }
  await hideInRaw(engine, salt, finder);
  await engine.run('DROP TABLE hidden_rows; DROP TABLE hidden_names');
  return finder;
}

/** `hidden_rows(layout, file, record, field, name)`: where a natural person is named as a party. */
async function findPersons(engine: Engine, tables: LayoutTables): Promise<void> {
  await engine.run(
    'CREATE TABLE hidden_rows (layout VARCHAR, file INTEGER, record BIGINT, field VARCHAR, name VARCHAR)',
  );
  const select = (layout: Layout, party: PartyColumn, from: string, names: readonly [string, string, string]) => {
    const [name, type, code] = names;
    return `SELECT ${literal(layout.id)}, file, record, ${literal(party.field)}, ${name} FROM ${from}`.concat(
      ` AND ${isPerson(party, name, type, code)}`,
    );
  };
  for (const layout of layouts)
    for (const party of partyColumns(layout)) {
      const own = [identifier(party.field), party.type, party.code] as const;
      const troubled = `troubled_parties WHERE layout = ${literal(layout.id)} AND field = ${literal(party.field)}`;
      const selects = [
        ...(tables.get(layout.id) ?? []).map((table) => select(layout, party, `${table} WHERE true`, own)),
        select(layout, party, troubled, ['name', 'type', 'code']),
      ];
      await engine.run(`INSERT INTO hidden_rows ${selects.join(' UNION ')}`);
    }
  // a name known as a natural person's is one where the row says nothing of the kind of party
  for (const layout of layouts)
    for (const { field, type } of partyColumns(layout))
      for (const table of tables.get(layout.id) ?? [])
        await engine.run(
          `INSERT INTO hidden_rows SELECT ${literal(layout.id)}, t.file, t.record, ${literal(field)}, t.${identifier(field)} FROM ${table} t
           WHERE ${type} IS NULL AND t.${identifier(field)} IN (SELECT name FROM hidden_rows)
           AND NOT EXISTS (SELECT 1 FROM hidden_rows x WHERE x.file = t.file AND x.record = t.record AND x.field = ${literal(field)})`,
        );
}

/** `hidden_names(name, shown)`, and the same for every single person of names that name several. */
async function nameThem(engine: Engine, salt: string): Promise<Map<string, string>> {
  const names = await engine.query<{ name: string }>('SELECT DISTINCT name FROM hidden_rows ORDER BY name');
  const shown = new Map<string, string>();
  const alias = (person: string) => pseudonym(person, saltedHash(salt, 'name', person));
  for (const { name } of names) {
    const persons = personsIn(name);
    for (const person of persons) shown.set(person, alias(person));
    shown.set(
      name,
      persons.reduce((text, person) => text.replaceAll(person, alias(person)), name),
    );
  }
  await engine.run('CREATE TABLE hidden_names (name VARCHAR, shown VARCHAR)');
  await engine.append('hidden_names', { name: [...shown.keys()], shown: [...shown.values()] });
  return shown;
}

/** The names of one column, and the same names in the texts of their rows. */
async function hideParties(engine: Engine, layout: Layout, table: string, { field }: PartyColumn): Promise<void> {
  const from = `(SELECT x.file, x.record, n.name, n.shown FROM hidden_rows x JOIN hidden_names n ON n.name = x.name
    WHERE x.layout = ${literal(layout.id)} AND x.field = ${literal(field)})`;
  const [found] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${from}`);
  if (!found || found.n === 0) return;
  const rows = `${table} t JOIN ${from} h ON h.file = t.file AND h.record = t.record`;
  const name = identifier(field);
  await noteMasked(engine, { layout: layout.id, field, action: 'hidden', from: `${rows} WHERE t.${name} = h.name` });
  const sets = [`${name} = CASE WHEN ${name} = h.name THEN h.shown ELSE ${name} END`];
  for (const column of layout.columns.filter((c) => c.type === 'text')) {
    const text = identifier(column.field);
    await noteMasked(engine, {
      layout: layout.id,
      field: column.field,
      action: 'hidden',
      from: `${rows} WHERE length(h.name) > 1 AND contains(t.${text}, h.name)`,
    });
    sets.push(`${text} = CASE WHEN length(h.name) > 1 THEN replace(${text}, h.name, h.shown) ELSE ${text} END`);
  }
  await engine.run(
    `UPDATE ${table} SET ${sets.join(', ')} FROM ${from} h WHERE h.file = ${table}.file AND h.record = ${table}.record`,
  );
}

/** The names of all persons in a column of texts. */
async function hideInColumn(
  engine: Engine,
  layout: Layout,
  table: string,
  field: string,
  finder: NameFinder,
): Promise<void> {
  const texts = new Map<string, string>();
  for (const text of await distinctTexts(
    engine,
    table,
    field,
    `regexp_matches(${identifier(field)}, '\\p{Han}{2}|[A-Za-z]{4}')`,
  )) {
    const result = finder.replace(text);
    if (result !== text) texts.set(text, result);
  }
  await rewriteColumn(engine, { layout, table, field, texts, action: 'hidden' });
}
