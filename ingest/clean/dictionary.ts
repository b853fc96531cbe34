import type { Engine } from '../../src/lib/engine/engine.ts';
import type { ColumnType } from '../layouts/layout.ts';
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
  /** some text has to be looked up */
  readonly needed: boolean;
  /** the texts are their own values, and there are no others in the column */
  readonly identical: boolean;
  /** some text is unreadable */
  readonly bad: boolean;
  /** some readable text is not written as its value is */
  readonly changed: boolean;
}

/** Cleans every distinct text of a column that isn't plain, in TypeScript. */
export async function buildDictionary(
  engine: Engine,
  { file, column, last }: { file: number; column: StagedColumn; last: number },
): Promise<Dictionary> {
  const { at, cell, typed, plain } = column;
  const table = `dictionary_${file}_${at.index}`;
  const odd = plain && typed === null ? `AND NOT (${plain.when})` : '';
  const texts = await engine.query<{ raw: string }>(
    `SELECT DISTINCT ${cell} AS raw FROM ${rawTable(file)} r WHERE ${cell} IS NOT NULL ${odd} AND r.rowid >= ${last}`,
  );
  const clean = coded(cleaner(at.column, at.unit), at.codes);
  const entries = texts.map(({ raw }) => {
    const { value, bad } = clean(raw);
    return { raw, value, bad, changed: !bad && value !== raw && value !== written(at.column.type, raw) };
  });
  const changed = entries.some((e) => e.changed);
  const bad = entries.some((e) => e.bad);
  const identical = plain === null && sqlType(at.column.type) === 'VARCHAR' && entries.every((e) => e.value === e.raw);
  const needed = entries.length > 0 && !identical;
  if (needed) {
    await engine.run(`CREATE TABLE ${table} (raw VARCHAR, value VARCHAR, bad BOOLEAN, changed BOOLEAN)`);
    await engine.append(table, {
      raw: entries.map((e) => e.raw),
      value: entries.map((e) => e.value),
      bad: entries.map((e) => e.bad),
      changed: entries.map((e) => e.changed),
    });
  }
  return { table, needed, identical, bad, changed };
}

/** A mapping's code table comes before everything else. */
function coded(
  clean: (raw: string) => Cleaned,
  codes: ReadonlyMap<string, string> | undefined,
): (raw: string) => Cleaned {
  return codes ? (raw) => clean(codes.get(headerForm(raw)) ?? raw) : clean;
}
