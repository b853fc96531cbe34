import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import type { Header } from '../layouts/recognise.ts';
import { readRegularCsv, type RegularCsv } from '../read/sheet.ts';
import { plainForm } from './plain.ts';
import { setAside, type RowCounts } from './row-classes.ts';
import { sqlType } from './sql-types.ts';
import { flawTable, stageTable } from './tables.ts';
import { cleaner } from './values.ts';
import { isCitizenNumber, isMasked, isUscc } from './identifiers.ts';

/** Creates the empty stage and flaw tables of a layout. */
export async function createStage(engine: Engine, layout: Layout): Promise<void> {
  const fields = layout.columns.map((c) => `${identifier(c.field)} ${sqlType(c.type)}`);
  await engine.run(`CREATE TABLE ${stageTable(layout)} (file INTEGER, record BIGINT, ${fields.join(', ')})`);
  await engine.run(
    `CREATE TABLE ${flawTable(layout)} (file INTEGER, record BIGINT, field VARCHAR, raw VARCHAR, code VARCHAR)`,
  );
}

/**
 * Reads one sheet into its layout's stage: every cell typed, unreadable cells in the flaw table,
 * blank records, titles, footers and repeated headers counted and set aside.
 */
export async function stageFile(
  engine: Engine,
  source: { csv: RegularCsv; width: number; header: Header; file: number },
): Promise<RowCounts> {
  const { header, file } = source;
  const { layout } = header;
  await loadRaw(engine, source.csv, source.width);
  const last = Math.max(...header.records);
  const found = new Map(header.columns.map((c) => [c.column.field, c]));
  const joins: string[] = [];
  const values: string[] = [];
  const unreadable: { field: string; cell: string; table: string }[] = [];
  for (const column of layout.columns) {
    const type = sqlType(column.type);
    const at = found.get(column.field);
    if (!at) {
      values.push(`CAST(NULL AS ${type})`);
      continue;
    }
    const cell = `r.c${at.index}`;
    const table = `dictionary_${at.index}`;
    const plain = plainForm(column.type, at.unit, cell);
    const dictionary = await buildDictionary(engine, table, cleaner(column, at.unit), cell, plain?.when, last);
    if (dictionary.bad) unreadable.push({ field: column.field, cell, table });
    if (dictionary.size > 0) joins.push(`LEFT JOIN ${table} ON ${table}.raw = ${cell}`);
    const looked = `CAST(${table}.value AS ${type})`;
    if (!plain) values.push(dictionary.size > 0 ? looked : `CAST(NULL AS ${type})`);
    else
      values.push(
        dictionary.size > 0 ? `CASE WHEN ${table}.raw IS NOT NULL THEN ${looked} ELSE ${plain.then} END` : plain.then,
      );
  }
  await engine.run(
    `INSERT INTO ${stageTable(layout)} SELECT ${file}, r.rowid + 1, ${values.join(', ')} FROM raw r ${joins.join(' ')} WHERE r.rowid >= ${last}`,
  );
  for (const { field, cell, table } of unreadable)
    await engine.run(
      `INSERT INTO ${flawTable(layout)} SELECT ${file}, r.rowid + 1, ${literal(field)}, ${cell}, 'INVALID_VALUE'
       FROM raw r JOIN ${table} ON ${table}.raw = ${cell} WHERE ${table}.bad AND r.rowid >= ${last}`,
    );
  const staged = await setAside(engine, header, file, source.width);
  await flagCodes(engine, layout, file);
  for (const { index } of header.columns) await engine.run(`DROP TABLE dictionary_${index}`);
  await engine.run('DROP TABLE raw');
  return staged;
}

/** `raw(c0, c1, …)`: the sheet as text. Rows keep the order of the file, so record n has rowid n - 1. */
async function loadRaw(engine: Engine, csv: RegularCsv, width: number): Promise<void> {
  await engine.run(`CREATE TABLE raw AS SELECT * FROM ${readRegularCsv(csv, width)}`);
}

/** Cleans every distinct text of a column that isn't plain, in TypeScript: `table(raw, value, bad)`. */
async function buildDictionary(
  engine: Engine,
  table: string,
  clean: ReturnType<typeof cleaner>,
  cell: string,
  plain: string | undefined,
  last: number,
): Promise<{ size: number; bad: boolean }> {
  await engine.run(`CREATE TABLE ${table} (raw VARCHAR, value VARCHAR, bad BOOLEAN)`);
  const odd = plain ? `AND NOT (${plain})` : '';
  const texts = await engine.query<{ raw: string }>(
    `SELECT DISTINCT ${cell} AS raw FROM raw r WHERE ${cell} IS NOT NULL ${odd} AND r.rowid >= ${last}`,
  );
  const raw = texts.map((t) => t.raw);
  const cleaned = raw.map(clean);
  await engine.append(table, { raw, value: cleaned.map((c) => c.value), bad: cleaned.map((c) => c.bad) });
  return { size: raw.length, bad: cleaned.some((c) => c.bad) };
}

/** Codes that fail their check are kept as they are and flagged: damaged digits are never repaired. */
async function flagCodes(engine: Engine, layout: Layout, file: number): Promise<void> {
  const stage = stageTable(layout);
  for (const column of layout.columns) {
    if (column.type !== 'uscc' && column.type !== 'partycode') continue;
    const person = column.type === 'partycode' ? 's.party_type' : 'NULL';
    const field = identifier(column.field);
    const codes = await engine.query<{ code: string; party: string | null }>(
      `SELECT DISTINCT s.${field} AS code, ${person} AS party FROM ${stage} s WHERE s.file = ${file} AND s.${field} IS NOT NULL`,
    );
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
      `INSERT INTO ${flawTable(layout)} SELECT s.file, s.record, ${literal(column.field)}, s.${field}, i.flaw FROM ${stage} s
       JOIN invalid_codes i ON i.code = s.${field} AND i.party IS NOT DISTINCT FROM ${person} WHERE s.file = ${file}`,
    );
    await engine.run('DROP TABLE invalid_codes');
  }
}

/** What is wrong with a code: a citizen number is expected of 自然人, a credit code of the others, either without a party type. */
function codeFlaw(column: Column, code: string, party: string | null): 'USCC_INVALID' | 'ID_INVALID' | null {
  if (isMasked(code)) return null;
  if (column.type === 'uscc' || (party !== null && party !== '自然人')) return isUscc(code) ? null : 'USCC_INVALID';
  if (party === '自然人') return isCitizenNumber(code) ? null : 'ID_INVALID';
  return isUscc(code) || isCitizenNumber(code) ? null : 'USCC_INVALID';
}
