import { literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { ColumnType } from '../layouts/layout.ts';
import { createLookup, dropLookups } from './lookup.ts';
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

/** What became of the distinct texts of a column that aren't plain. */
export interface Dictionary {
  /** SQL: the typed value of the text in the column; null when no text has to be looked up */
  readonly lookup: string | null;
  /** the texts are their own values, and there are no others in the column */
  readonly identical: boolean;
  /** some text is unreadable */
  readonly bad: boolean;
  /** some readable text is not written as its value is */
  readonly changed: boolean;
}

/** A column with what became of its texts. */
export interface ReadColumn {
  readonly column: StagedColumn;
  readonly dictionary: Dictionary;
}

/** The distinct odd texts of a sheet: column, text, value, whether it is unreadable, and whether it is readable but written otherwise. */
export function dictionaryTable(file: number): string {
  return `dictionary_${file}`;
}

/** SQL: joins the dictionary as `d` to the odd texts of a column of the raw table `r`. */
export function joinDictionary(file: number, { at, odd }: StagedColumn): string {
  return `JOIN ${dictionaryTable(file)} d ON d.col = ${at.index} AND d.raw = ${odd}`;
}

interface Sheet {
  readonly file: number;
  readonly records: number;
  readonly columns: readonly StagedColumn[];
  /** the last record of the header */
  readonly last: number;
}

interface Entry {
  readonly raw: string;
  readonly value: string | null;
  readonly bad: boolean;
  readonly changed: boolean;
}

/** Cleans every distinct text that isn't plain, in TypeScript, and makes the dictionary of the sheet. */
export async function buildDictionaries(engine: Engine, sheet: Sheet): Promise<ReadColumn[]> {
  const { file, columns } = sheet;
  const texts = await oddTexts(engine, sheet);
  await engine.run(
    `CREATE TABLE ${dictionaryTable(file)} (col INTEGER, raw VARCHAR, value VARCHAR, bad BOOLEAN, changed BOOLEAN)`,
  );
  const read = columns.map((column) => ({ column, ...readTexts(column, texts.get(column) ?? []) }));
  const all = read.flatMap(({ column, entries }) => entries.map((e) => ({ ...e, col: column.at.index })));
  await engine.append(dictionaryTable(file), {
    col: all.map((e) => e.col),
    raw: all.map((e) => e.raw),
    value: all.map((e) => e.value),
    bad: all.map((e) => e.bad),
    changed: all.map((e) => e.changed),
  });
  const found: ReadColumn[] = [];
  for (const { column, entries, identical } of read) {
    const lookup = entries.length === 0 ? null : await lookupOf(engine, sheet, column, entries);
    const [bad, changed] = [entries.some((e) => e.bad), entries.some((e) => e.changed)];
    found.push({ column, dictionary: { lookup, identical, bad, changed } });
  }
  return found;
}

/** Drops the dictionary of a sheet. */
export async function dropDictionaries(engine: Engine, file: number): Promise<void> {
  await dropLookups(engine, dictionaryTable(file));
  await engine.run(`DROP TABLE ${dictionaryTable(file)}`);
}

interface OddText {
  readonly raw: string;
  readonly plain: boolean;
}

/** Of a column that repeats itself, the plain texts are among them: it may be that none of all has to be looked up. */
const isWhole = ({ plain, typed, noted }: StagedColumn): boolean => plain === null || (typed === null && !noted);

async function oddTexts(engine: Engine, { file, last, columns }: Sheet): Promise<Map<StagedColumn, OddText[]>> {
  const raw = `FROM ${rawTable(file)} r WHERE r.rowid >= ${last}`;
  const known = columns.filter((c) => !isWhole(c));
  const counts = known.map(({ odd }, i) => `count(${odd}) AS n${i}`);
  const [row] = known.length === 0 ? [] : await engine.query(`SELECT ${counts.join(', ')} ${raw}`);
  const plainOnly = new Set(known.filter((_, i) => row?.[`n${i}`] === 0));
  const sought = columns.filter((c) => !plainOnly.has(c));
  const distinct = sought.map((column, i) => {
    const { at, cell, odd, plain } = column;
    const text = isWhole(column) ? cell : odd;
    return `SELECT ${i} AS i, c${at.index} AS raw, ${isWhole(column) && plain ? plain.when : 'false'} AS plain
      FROM (SELECT DISTINCT ${text} AS c${at.index} ${raw} AND ${text} IS NOT NULL)`;
  });
  const texts = new Map<StagedColumn, OddText[]>();
  if (distinct.length === 0) return texts;
  for (const { i, ...text } of await engine.query<OddText & { i: number }>(distinct.join(' UNION ALL '))) {
    const column = sought[i];
    if (!column) continue;
    const list = texts.get(column) ?? [];
    list.push(text);
    texts.set(column, list);
  }
  return texts;
}

function readTexts(column: StagedColumn, texts: readonly OddText[]): { entries: Entry[]; identical: boolean } {
  const { at } = column;
  const clean = coded(cleaner(at.column, at.unit), at.codes);
  const read = texts.map(({ raw, plain }) => {
    const { value, bad } = clean(raw);
    return { raw, plain, value, bad, changed: !bad && value !== raw && value !== written(at.column.type, raw) };
  });
  const identical = isWhole(column) && sqlType(at.column.type) === 'VARCHAR' && read.every((e) => e.value === e.raw);
  return { entries: identical ? [] : read.filter((e) => !e.plain), identical };
}

async function lookupOf(
  engine: Engine,
  { file, records }: Sheet,
  { at, odd }: StagedColumn,
  entries: readonly Entry[],
): Promise<string> {
  const type = sqlType(at.column.type);
  const few = entries.length <= 12 || (entries.length <= 200 && entries.length * records <= 2_000_000);
  if (few && entries.every(({ raw }) => raw.length <= 200)) return inlined(odd, entries, type);
  const lookup = await createLookup(engine, dictionaryTable(file), {
    name: String(at.index),
    rows: `${dictionaryTable(file)} WHERE col = ${at.index}`,
    key: 'raw',
    value: `CAST(value AS ${type})`,
  });
  return lookup(odd);
}

/** Few short texts as one expression. */
function inlined(odd: string, entries: readonly Entry[], type: string): string {
  const cases = entries.flatMap(({ raw, value }) =>
    value === null ? [] : [`WHEN ${literal(raw)} THEN ${literal(value)}`],
  );
  return `CAST(${cases.length === 0 ? 'NULL' : `CASE ${odd} ${cases.join(' ')} END`} AS ${type})`;
}

/** A mapping's code table comes before everything else. */
function coded(
  clean: (raw: string) => Cleaned,
  codes: ReadonlyMap<string, string> | undefined,
): (raw: string) => Cleaned {
  return codes ? (raw) => clean(codes.get(headerForm(raw)) ?? raw) : clean;
}
