import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Header, HeaderColumn } from '../layouts/recognise.ts';
import { CsvParser } from '../read/csv-parser.ts';
import { firstBytes } from '../read/bytes.ts';
import { readRegularCsv, type RegularCsv } from '../read/sheet.ts';
import { flagCodes } from './codes.ts';
import { buildDictionaries, dropDictionaries, joinDictionary, type ReadColumn } from './dictionary.ts';
import { noteExtras, noteOriginals } from './originals.ts';
import { plainForm, rewritten, type PlainForm } from './plain.ts';
import { setAside, type RowCounts } from './row-classes.ts';
import { sqlType } from './sql-types.ts';
import { asideTable, flawTable, rawTable } from './tables.ts';

/** A sheet in the database: its cells as text, and how its rows read as rows of a layout. */
export interface StagedSheet {
  readonly file: number;
  /** SELECT of file, record and the fields named, or all of the layout, typed: the data rows only */
  readonly select: (fields?: ReadonlySet<string>) => string;
  /** the same of all fields, in the order of the file, with the rows that have been set aside among them */
  readonly all: string;
  readonly counts: RowCounts;
  /** fields whose cells have full-width brackets throughout, which the typed values write half-width */
  readonly wide: readonly string[];
}

/** A column of a sheet that a field is read from. */
export interface StagedColumn {
  readonly at: HeaderColumn;
  /** the cell's text; where `typed`, only of cells that are not plain */
  readonly cell: string;
  /** the text of the cells that are not plain; of all cells where the type has no plain form */
  readonly odd: string;
  /** column with the value of plain cells, for types that the database reads by itself */
  readonly typed: string | null;
  readonly plain: PlainForm | null;
  /** `odd` is a column of the raw table */
  readonly noted: boolean;
}

/** Fields → letters that their values have in another form. */
export type Letters = ReadonlyMap<string, Readonly<Record<string, string>>>;

const noLetters: Readonly<Record<string, string>> = {};

/**
 * Reads one sheet for its layout: every cell typed, unreadable cells in the flaw table, blank records, titles, footers and repeated headers
 * counted and set aside. Texts stay in the database as they are; a typed value is worked out once, when the layout's rows are accepted.
 */
export async function stageFile(
  engine: Engine,
  source: { csv: RegularCsv; records: number; width: number; header: Header; file: number },
): Promise<StagedSheet> {
  const { header, file, width } = source;
  const repeating = await repeatingColumns(source);
  const columns = header.columns.map((at) => stagedColumn(at, repeating.has(at.index)));
  await loadRaw(engine, source, columns);
  await engine.run(
    `CREATE TABLE ${flawTable(file)} (file INTEGER, record BIGINT, field VARCHAR, raw VARCHAR, code VARCHAR)`,
  );
  const last = Math.max(...header.records);
  const dictionaries = await buildDictionaries(engine, { file, records: source.records, columns, last });
  const flawed = dictionaries.flatMap(({ column, dictionary }) =>
    dictionary.bad
      ? [
          `SELECT ${file}, r.rowid + 1, ${literal(column.at.column.field)}, ${column.odd}, 'INVALID_VALUE'
           FROM ${rawTable(file)} r ${joinDictionary(file, column)} WHERE d.bad AND r.rowid >= ${last}`,
        ]
      : [],
  );
  if (flawed.length > 0) await engine.run(`INSERT INTO ${flawTable(file)} ${flawed.join(' UNION ALL ')}`);
  let letters: Letters = new Map();
  const found = new Map(dictionaries.map((d) => [d.column.at.column.field, d]));
  const values = (fields?: ReadonlySet<string>) =>
    header.layout.columns
      .filter((c) => !fields || fields.has(c.field))
      .map(({ field, type }) => {
        const at = found.get(field);
        return { field, value: at ? valueOf(at, letters.get(field) ?? noLetters) : `CAST(NULL AS ${sqlType(type)})` };
      });
  const required = values(new Set(header.layout.columns.filter((c) => c.required).map((c) => c.field)));
  const counts = await setAside(engine, { header, columns: dictionaries, file, width, required });
  const aside = counts.aside === 0 ? '' : `ANTI JOIN ${asideTable(file)} a ON a.record = r.rowid + 1`;
  letters = await lettersFound(engine, { file, last, columns, aside });
  const rows = (but: string, fields?: ReadonlySet<string>) => {
    const shown = values(fields).map(({ field, value }) => `${value} AS ${identifier(field)}`);
    return `SELECT ${[`CAST(${file} AS INTEGER) AS file`, 'r.rowid + 1 AS record', ...shown].join(', ')}
      FROM ${rawTable(file)} r ${but} WHERE r.rowid >= ${last}`;
  };
  const select = (fields?: ReadonlySet<string>) => rows(aside, fields);
  await flagCodes(engine, header.layout, { file, select });
  const wide = await noteOriginals(engine, { file, last, dictionaries, letters, aside });
  await noteExtras(engine, { file, last, header, width, aside });
  return { file, select, all: rows(''), counts, wide };
}

/** Drops what `stageFile` made, except the flaws. */
export async function dropSheet(engine: Engine, { file }: StagedSheet): Promise<void> {
  await engine.run(`DROP TABLE ${rawTable(file)}; DROP TABLE ${asideTable(file)}`);
  await dropDictionaries(engine, file);
}

function stagedColumn(at: HeaderColumn, repeating: boolean): StagedColumn {
  const text = `c${at.index}`;
  const cell = `r.${text}`;
  const plain = at.codes ? null : plainForm(at.column.type, at.unit, text, `t${at.index}`);
  if (!plain) return { at, cell, odd: cell, typed: null, plain, noted: false };
  if (plain.then !== text) return { at, cell, odd: cell, typed: `r.v${at.index}`, plain, noted: false };
  return repeating
    ? { at, cell, odd: `CASE WHEN ${plain.when} THEN NULL ELSE ${cell} END`, typed: null, plain, noted: false }
    : { at, cell, odd: `r.o${at.index}`, typed: null, plain, noted: true };
}

/** Columns that say the same few things again and again, by the first records: it is enough to look at what they say once. */
async function repeatingColumns({ csv }: { csv: RegularCsv }): Promise<ReadonlySet<number>> {
  const texts: Set<string>[] = [];
  let records = 0;
  const parser = new CsvParser(csv.delimiter, (cells) => {
    records++;
    for (const [i, cell] of cells.entries()) (texts[i] ??= new Set()).add(cell);
  });
  parser.push(new TextDecoder().decode(await firstBytes(csv.path, 1 << 19)));
  return new Set(texts.flatMap(({ size }, i) => (size * 4 <= records ? [i] : [])));
}

/** The typed value of a column: of a plain cell as the database reads it, its letters written as they should be, of any other from the dictionary. */
function valueOf({ column, dictionary }: ReadColumn, letters: Readonly<Record<string, string>>): string {
  const { at, cell, odd, typed, plain } = column;
  if (dictionary.identical) return cell;
  const looked = dictionary.lookup ?? `CAST(NULL AS ${sqlType(at.column.type)})`;
  if (!plain) return looked;
  if (typed) return dictionary.lookup === null ? typed : `coalesce(${typed}, ${looked})`;
  const easy = rewritten(cell, letters);
  return dictionary.lookup === null ? easy : `CASE WHEN ${odd} IS NULL THEN ${easy} ELSE ${looked} END`;
}

/** The letters of plain cells that their values have in another form, as far as they occur in the column. */
async function lettersFound(
  engine: Engine,
  { file, last, columns, aside }: { file: number; last: number; columns: readonly StagedColumn[]; aside: string },
): Promise<Letters> {
  const sought = columns.flatMap(({ at, cell, plain }) =>
    Object.entries(plain?.letters ?? noLetters).map(([from, to]) => ({ field: at.column.field, cell, from, to })),
  );
  if (sought.length === 0) return new Map();
  const tests = sought.map(({ cell, from }, i) => `bool_or(contains(${cell}, '${from}')) AS l${i}`);
  const [row] = await engine.query(
    `SELECT ${tests.join(', ')} FROM ${rawTable(file)} r ${aside} WHERE r.rowid >= ${last}`,
  );
  const found = new Map<string, Record<string, string>>();
  for (const [i, { field, from, to }] of sought.entries())
    if (row?.[`l${i}`] === true) found.set(field, { ...found.get(field), [from]: to });
  return found;
}

/**
 * `raw_<file>(c0, c1, …)`: the sheet as text. Rows keep the order of the file, so record n has rowid n - 1. Where a type has a plain form
 * that the database types by itself, `v<i>` holds the value of the plain cells and `c<i>` the text of the others; where plain texts are
 * values already, `o<i>` holds the text of the others once more, unless the column repeats itself. What is plain is worked out here, once.
 */
async function loadRaw(
  engine: Engine,
  { csv, width, header, file }: { csv: RegularCsv; width: number; header: Header; file: number },
  columns: readonly StagedColumn[],
): Promise<void> {
  const staged = new Map(columns.map((c) => [c.at.index, c]));
  const derived = header.derived ?? [];
  const all = Array.from({ length: width + derived.length }, (_, i) => ({ i, column: staged.get(i) }));
  const source = readRegularCsv(csv, width);
  const whole =
    derived.length === 0
      ? source
      : `(SELECT *, ${derived.map((sql, i) => `${sql} AS c${width + i}`).join(', ')} FROM ${source})`;
  const tried = all.flatMap(({ i, column }) => (column?.plain?.tried ? [`${column.plain.tried} AS t${i}`] : []));
  const plain = all.flatMap(({ i, column }) =>
    column?.plain && column.typed ? [`CASE WHEN ${column.plain.when} THEN ${column.plain.then} END AS v${i}`] : [],
  );
  const shown = all.map(({ i, column }) => {
    if (!column?.plain) return `c${i}`;
    if (column.typed) return `v${i}, CASE WHEN v${i} IS NULL THEN c${i} END AS c${i}`;
    return column.noted ? `c${i}, CASE WHEN ${column.plain.when} THEN NULL ELSE c${i} END AS o${i}` : `c${i}`;
  });
  // one step on top of another: what one works out is not worked out again by the next
  const create = `CREATE TABLE ${rawTable(file)} AS SELECT ${shown.join(', ')} FROM (
    SELECT ${['*', ...plain].join(', ')} FROM (SELECT ${['*', ...tried].join(', ')} FROM ${whole}))`;
  if (derived.length > 0) await assertInOrder(engine, create);
  await engine.run(create);
}

/** A scan keeps the order of the file, on which the records' numbers rest; a join does not, and expressions may be planned as one. */
async function assertInOrder(engine: Engine, sql: string): Promise<void> {
  const plan = await engine.query(`EXPLAIN ${sql}`);
  const text = plan.flatMap((row) => Object.values(row)).join('\n');
  if (/_JOIN\b/u.test(text)) throw new Error(`the records would lose their order: ${sql}`);
}
