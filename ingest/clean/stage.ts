import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Header, HeaderColumn } from '../layouts/recognise.ts';
import { readRegularCsv, type RegularCsv } from '../read/sheet.ts';
import { flagCodes } from './codes.ts';
import { buildDictionary, type Dictionary } from './dictionary.ts';
import { noteExtras, noteOriginals } from './originals.ts';
import { plainForm, type PlainForm } from './plain.ts';
import { setAside, type RowCounts } from './row-classes.ts';
import { sqlType } from './sql-types.ts';
import { asideTable, flawTable, rawTable } from './tables.ts';

/** A sheet in the database: its cells as text, and how its rows read as rows of a layout. */
export interface StagedSheet {
  readonly file: number;
  /** SELECT of file, record and the fields named, or all of the layout, typed: the data rows only */
  readonly select: (fields?: ReadonlySet<string>) => string;
  readonly counts: RowCounts;
  /** fields whose cells have full-width brackets throughout, which the typed values write half-width */
  readonly wide: readonly string[];
  /** tables that `select` looks texts up in */
  readonly dictionaries: readonly string[];
}

/** A column of a sheet that a field is read from. */
export interface StagedColumn {
  readonly at: HeaderColumn;
  /** the cell's text; where `typed`, only of cells that are not plain */
  readonly cell: string;
  /** column with the value of plain cells, for types that the database reads by itself */
  readonly typed: string | null;
  readonly plain: PlainForm | null;
}

/**
 * Reads one sheet for its layout: every cell typed, unreadable cells in the flaw table, blank records, titles, footers and repeated headers
 * counted and set aside. Texts stay in the database as they are; a typed value is worked out once, when the layout's rows are accepted.
 */
export async function stageFile(
  engine: Engine,
  source: { csv: RegularCsv; width: number; header: Header; file: number },
): Promise<StagedSheet> {
  const { header, file, width } = source;
  const columns = header.columns.map((at) => stagedColumn(at));
  await loadRaw(engine, source, columns);
  await engine.run(
    `CREATE TABLE ${flawTable(file)} (file INTEGER, record BIGINT, field VARCHAR, raw VARCHAR, code VARCHAR)`,
  );
  const last = Math.max(...header.records);
  const dictionaries: { column: StagedColumn; dictionary: Dictionary }[] = [];
  for (const column of columns) {
    const dictionary = await buildDictionary(engine, { file, column, last });
    dictionaries.push({ column, dictionary });
    if (dictionary.bad)
      await engine.run(
        `INSERT INTO ${flawTable(file)} SELECT ${file}, r.rowid + 1, ${literal(column.at.column.field)}, ${column.cell}, 'INVALID_VALUE'
         FROM ${rawTable(file)} r JOIN ${dictionary.table} d ON d.raw = ${column.cell} WHERE d.bad AND r.rowid >= ${last}`,
      );
  }
  const found = new Map(dictionaries.map((d) => [d.column.at.column.field, d]));
  const values = (fields?: ReadonlySet<string>) => {
    const wanted = header.layout.columns.filter((c) => !fields || fields.has(c.field));
    const joins = wanted.flatMap(({ field }) => {
      const at = found.get(field);
      return at?.dictionary.needed
        ? [`LEFT JOIN ${at.dictionary.table} ON ${at.dictionary.table}.raw = ${at.column.cell}`]
        : [];
    });
    const typed = wanted.map(({ field, type }) => {
      const at = found.get(field);
      return { field, value: at ? valueOf(at.column, at.dictionary) : `CAST(NULL AS ${sqlType(type)})` };
    });
    return { typed, from: `FROM ${rawTable(file)} r ${joins.join(' ')}` };
  };
  const required = values(new Set(header.layout.columns.filter((c) => c.required).map((c) => c.field)));
  const counts = await setAside(engine, { header, columns, file, width, required });
  const aside = counts.aside === 0 ? '' : `ANTI JOIN ${asideTable(file)} a ON a.record = r.rowid + 1`;
  const select = (fields?: ReadonlySet<string>) => {
    const { typed, from } = values(fields);
    const shown = typed.map(({ field, value }) => `${value} AS ${identifier(field)}`);
    return `SELECT ${[`CAST(${file} AS INTEGER) AS file`, 'r.rowid + 1 AS record', ...shown].join(', ')}
      ${from} ${aside} WHERE r.rowid >= ${last}`;
  };
  await flagCodes(engine, header.layout, { file, select });
  const wide = await noteOriginals(engine, { file, last, dictionaries, aside });
  await noteExtras(engine, { file, last, header, width, aside });
  const looked = dictionaries.filter((d) => d.dictionary.needed).map((d) => d.dictionary.table);
  return { file, select, counts, wide, dictionaries: looked };
}

/** Drops what `stageFile` made, except the flaws. */
export async function dropSheet(engine: Engine, { file, dictionaries }: StagedSheet): Promise<void> {
  for (const table of [rawTable(file), asideTable(file), ...dictionaries]) await engine.run(`DROP TABLE ${table}`);
}

function stagedColumn(at: HeaderColumn): StagedColumn {
  const cell = `r.c${at.index}`;
  const plain = at.codes ? null : plainForm(at.column.type, at.unit, cell);
  return { at, cell, typed: plain && sqlType(at.column.type) !== 'VARCHAR' ? `r.v${at.index}` : null, plain };
}

/** The typed value of a column: of a plain cell as the database reads it, of any other from the dictionary. */
function valueOf({ at, cell, typed, plain }: StagedColumn, dictionary: Dictionary): string {
  const type = sqlType(at.column.type);
  const looked = type === 'VARCHAR' ? `${dictionary.table}.value` : `CAST(${dictionary.table}.value AS ${type})`;
  if (dictionary.identical) return cell;
  if (!plain) return dictionary.needed ? looked : `CAST(NULL AS ${type})`;
  const easy = typed ?? plain.then;
  return dictionary.needed ? `CASE WHEN ${dictionary.table}.raw IS NOT NULL THEN ${looked} ELSE ${easy} END` : easy;
}

/**
 * `raw_<file>(c0, c1, …)`: the sheet as text. Rows keep the order of the file, so record n has rowid n - 1. Where a type has a plain form
 * that the database types by itself, `v<i>` holds the value of the plain cells and `c<i>` the text of the others.
 */
async function loadRaw(
  engine: Engine,
  { csv, width, header, file }: { csv: RegularCsv; width: number; header: Header; file: number },
  columns: readonly StagedColumn[],
): Promise<void> {
  const typed = new Map(columns.flatMap((c) => (c.typed && c.plain ? [[c.at.index, c.plain] as const] : [])));
  const derived = header.derived ?? [];
  const shown = Array.from({ length: width + derived.length }, (_, i) => {
    const plain = typed.get(i);
    if (!plain) return `r.c${i}`;
    return `CASE WHEN ${plain.when} THEN ${plain.then} END AS v${i}, CASE WHEN NOT (${plain.when}) THEN r.c${i} END AS c${i}`;
  });
  const source = readRegularCsv(csv, width);
  const whole =
    derived.length === 0
      ? source
      : `(SELECT *, ${derived.map((sql, i) => `${sql} AS c${width + i}`).join(', ')} FROM ${source})`;
  const create = `CREATE TABLE ${rawTable(file)} AS SELECT ${shown.join(', ')} FROM ${whole} r`;
  if (derived.length > 0) await assertInOrder(engine, create);
  await engine.run(create);
}

/** A scan keeps the order of the file, on which the records' numbers rest; a join does not, and expressions may be planned as one. */
async function assertInOrder(engine: Engine, sql: string): Promise<void> {
  const plan = await engine.query(`EXPLAIN ${sql}`);
  const text = plan.flatMap((row) => Object.values(row)).join('\n');
  if (/_JOIN\b/u.test(text)) throw new Error(`the records would lose their order: ${sql}`);
}
