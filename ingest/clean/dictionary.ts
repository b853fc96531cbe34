import type { Engine } from '../../src/lib/engine/engine.ts';
import type { ColumnType } from '../layouts/layout.ts';
import { createLookup, dropLookup } from './lookup.ts';
import { sqlType } from './sql-types.ts';
import type { StagedColumn } from './stage.ts';
import { rawTable } from './tables.ts';
import { headerForm } from './text.ts';
import { cleaner, type Cleaned } from './values.ts';

/** A text as its value would be written if cleaning had nothing to do: what separates a list is no part of it, and 是 and 否 are plain speech. */
function written(type: ColumnType, raw: string): string {
  if (type === 'enums' || type === 'people') return raw.replaceAll(/[;,、+/|；，]/gu, ';');
  if (type === 'bool') return raw === '是' ? 'true' : raw === '否' ? 'false' : raw;
  return raw;
}

/** What became of every distinct text of a column that isn't plain: `table(raw, value, bad, changed)`. */
export interface Dictionary {
  readonly table: string;
  /** SQL: the typed value of the text in the column; null when no text has to be looked up */
  readonly lookup: string | null;
  /** the texts are their own values, and there are no others in the column */
  readonly identical: boolean;
  /** some text is unreadable */
  readonly bad: boolean;
  /** some readable text is not written as its value is */
  readonly changed: boolean;
}

/** The dictionary of a column that has only plain cells. */
export function nothingOdd(file: number, { at }: StagedColumn): Dictionary {
  return { table: nameOf(file, at.index), lookup: null, identical: false, bad: false, changed: false };
}

function nameOf(file: number, index: number): string {
  return `dictionary_${file}_${index}`;
}

/** Cleans every distinct text of a column that isn't plain, in TypeScript. */
export async function buildDictionary(
  engine: Engine,
  { file, column, last }: { file: number; column: StagedColumn; last: number },
): Promise<Dictionary> {
  const { at, cell, odd, plain, noted } = column;
  const table = nameOf(file, at.index);
  const whole = plain === null || (column.typed === null && !noted);
  const texts = await engine.query<{ raw: string; plain: boolean }>(
    `SELECT c${at.index} AS raw, ${plain && whole ? plain.when : 'false'} AS plain FROM (
       SELECT DISTINCT ${whole ? cell : odd} AS c${at.index} FROM ${rawTable(file)} r
       WHERE ${whole ? cell : odd} IS NOT NULL AND r.rowid >= ${last})`,
  );
  const clean = coded(cleaner(at.column, at.unit), at.codes);
  const read = texts.map(({ raw, plain }) => {
    const { value, bad } = clean(raw);
    return { raw, plain, value, bad, changed: !bad && value !== raw && value !== written(at.column.type, raw) };
  });
  const identical = whole && sqlType(at.column.type) === 'VARCHAR' && read.every((e) => e.value === e.raw);
  const entries = identical ? [] : read.filter((e) => !e.plain);
  const changed = entries.some((e) => e.changed);
  const bad = entries.some((e) => e.bad);
  if (entries.length === 0) return { table, lookup: null, identical, bad, changed };
  await engine.run(`CREATE TABLE ${table} (raw VARCHAR, value VARCHAR, bad BOOLEAN, changed BOOLEAN)`);
  await engine.append(table, {
    raw: entries.map((e) => e.raw),
    value: entries.map((e) => e.value),
    bad: entries.map((e) => e.bad),
    changed: entries.map((e) => e.changed),
  });
  const lookup = await createLookup(engine, table, { key: 'raw', value: `CAST(value AS ${sqlType(at.column.type)})` });
  return { table, lookup: lookup(odd), identical, bad, changed };
}

/** Drops a dictionary that has a lookup. */
export async function dropDictionary(engine: Engine, table: string): Promise<void> {
  await dropLookup(engine, table);
  await engine.run(`DROP TABLE ${table}`);
}

/** A mapping's code table comes before everything else. */
function coded(
  clean: (raw: string) => Cleaned,
  codes: ReadonlyMap<string, string> | undefined,
): (raw: string) => Cleaned {
  return codes ? (raw) => clean(codes.get(headerForm(raw)) ?? raw) : clean;
}
