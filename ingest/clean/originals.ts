import { literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Header } from '../layouts/recognise.ts';
import { joinDictionary, type ReadColumn } from './dictionary.ts';
import type { Letters } from './stage.ts';
import { rawTable } from './tables.ts';

/**
 * What a file says beyond the typed values. `originals(file, record, field, raw)`: the text of every cell that cleaning wrote otherwise;
 * `extras(file, record, header, text)`: the cells of columns that the layout does not know.
 */
export async function createOriginals(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE originals (file INTEGER, record BIGINT, field VARCHAR, raw VARCHAR);
     CREATE TABLE extras (file INTEGER, record BIGINT, header VARCHAR, text VARCHAR)`,
  );
}

/**
 * Keeps the text wherever the value is written otherwise. Brackets are the one change that concerns whole columns: where those of a column
 * are full-width throughout, that is said once, by the field's name in the result, and the text is the value with such brackets.
 */
export async function noteOriginals(
  engine: Engine,
  sheet: {
    file: number;
    last: number;
    dictionaries: readonly ReadColumn[];
    letters: Letters;
    aside: string;
  },
): Promise<string[]> {
  const { file, last, dictionaries, letters, aside } = sheet;
  const from = `FROM ${rawTable(file)} r ${aside}`;
  const insert = `INSERT INTO originals SELECT ${file}, r.rowid + 1`;
  const changed = dictionaries.flatMap(({ column, dictionary }) =>
    dictionary.changed
      ? [
          `SELECT ${file}, r.rowid + 1, ${literal(column.at.column.field)}, ${column.odd}
           ${from} ${joinDictionary(file, column)} AND d.changed WHERE r.rowid >= ${last}`,
        ]
      : [],
  );
  if (changed.length > 0) await engine.run(`INSERT INTO originals ${changed.join(' UNION ALL ')}`);
  const wide: string[] = [];
  // what separates the persons of a list is no part of it
  const rewrites = dictionaries
    .map((d) => d.column)
    .filter(({ at }) => letters.has(at.column.field) && at.column.type !== 'people');
  if (rewrites.length === 0) return wide;
  const narrow = rewrites.map(
    ({ cell }, i) => `bool_or(contains(${cell}, '(') OR contains(${cell}, ')')) AS narrow_${i}`,
  );
  const [found] = await engine.query(`SELECT ${narrow.join(', ')} ${from} WHERE r.rowid >= ${last}`);
  for (const [i, { at, cell, odd }] of rewrites.entries())
    if (found?.[`narrow_${i}`] !== true) wide.push(at.column.field);
    else
      await engine.run(
        `${insert}, ${literal(at.column.field)}, ${cell} ${from}
         WHERE r.rowid >= ${last} AND (contains(${cell}, '（') OR contains(${cell}, '）')) AND ${odd} IS NULL`,
      );
  return wide;
}

/** Cells that stand in no column of the layout: under a header of their own, or under none. */
export async function noteExtras(
  engine: Engine,
  sheet: { file: number; last: number; header: Header; width: number; aside: string },
): Promise<void> {
  const { file, last, header, width, aside } = sheet;
  const read = new Set([...header.columns.map((c) => c.index), ...(header.reads ?? [])]);
  const unknown = Array.from({ length: width }, (_, index) => index).filter((index) => !read.has(index));
  const rows = `FROM ${rawTable(file)} r ${aside} WHERE r.rowid >= ${last}`;
  const says = (index: number) => `trim(r.c${index}) <> ''`;
  // a sheet with one cell far out has thousands of columns, nearly all of them empty
  for (let from = 0; from < unknown.length; from += 256) {
    const some = unknown.slice(from, from + 256);
    const [filled] = await engine.query<Record<string, boolean | null>>(
      `SELECT ${some.map((index) => `bool_or(${says(index)}) AS c${index}`).join(', ')} ${rows}`,
    );
    for (const index of some.filter((at) => filled?.[`c${at}`] === true)) {
      const name = header.texts[index]?.trim() || `第${index + 1}列`;
      const cells = `SELECT ${file}, r.rowid + 1, $1, r.c${index} ${rows} AND ${says(index)}`;
      await engine.query(`INSERT INTO extras ${cells}`, [name]);
    }
  }
}
