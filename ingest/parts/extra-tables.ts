import { identifier, literal } from '../../src/lib/engine/engine.ts';
import { actKinds, actLayouts, allActs, type ActKind } from '../../src/lib/results/case/acts.ts';
import { linkFields } from '../../src/lib/results/case/links.ts';
import { rowColumns } from '../../src/lib/results/rows.ts';

/**
 * Tables that a snapshot has besides, when it is made to be read by parts: what is in them is in the others, too, in an order in which it can't be
 * found without reading all of it.
 */
export interface ExtraTable {
  readonly name: string;
  readonly select: string;
}

/** Of a table read by parts: where its Parquet file is, and how many rows each of its row groups has. */
export interface Divided {
  readonly name: string;
  readonly path: string;
  readonly rows: readonly number[];
}

/**
 * In the order in which they are written, for the last reads the others. Needs an engine with everything: `all_<layout>` and the views of
 * `knownViews`, the view `verdict`, and `recording_candidate`. `divided` are the tables of rows that are read by parts.
 */
export function extraTables(divided: readonly Divided[]): ExtraTable[] {
  return [
    { name: 'by_subject', select: bySubject },
    { name: 'by_due', select: byDue },
    { name: 'acts', select: acts() },
    { name: 'unnumbered', select: unnumbered },
    { name: 'lookup', select: lookup(divided) },
  ];
}

/** The verdicts on a case, a licence, an inspection or a coercion, of all metrics. */
const bySubject = `SELECT ${rowColumns}, year FROM verdict WHERE subject IS NOT NULL ORDER BY subject, metric, org, key, file, record, year`;

/** What is not as it should be, or not yet, of all metrics: by state, agency and year, what is longest overdue first. */
const byDue = `SELECT ${rowColumns}, year FROM verdict WHERE state IN ('overdue', 'late', 'unknown', 'pending')
ORDER BY state, org, year(on_date), over DESC NULLS LAST, due_on, metric, key, file, record, year`;

/** The cases as lists name them, by their number and by that of their decision, in capitals. */
function acts(): string {
  const columns = 'layout, place, org, number, decision_no, "on"';
  return `SELECT upper(number) AS value, ${columns} FROM (${allActs()})
UNION ALL SELECT upper(decision_no), ${columns} FROM (${allActs()}) WHERE decision_no IS NOT NULL AND upper(decision_no) <> upper(number)
ORDER BY value, place, number, org, "on", decision_no`;
}

/** The recordings without a number that can show only one duty, and that duty: what `unnumberedRecordings` finds. */
const unnumbered = `SELECT duty_no, rec_no FROM (
  SELECT min(duty_no) AS duty_no, rec_no FROM recording_candidate GROUP BY rec_no HAVING count(*) = 1
) ORDER BY duty_no, rec_no`;

/** In which row group of which table the rows with a number are that a case is collected by. */
function lookup(divided: readonly Divided[]): string {
  const tables = new Map(divided.map((table) => [table.name, table]));
  const selects = [...tables.values()].flatMap((table) => fieldsOf(table.name).map((field) => places(table, field)));
  const recordings = tables.get('recordings');
  if (recordings) selects.push(places(recordings, 'rec_no', 'rec_no IN (SELECT rec_no FROM unnumbered)'));
  const staff = tables.get('staff');
  const sources = [...actLayouts.map(({ id }) => id), 'duties'].map(literal).join(', ');
  if (staff) selects.push(places(staff, 'subject', `source IN (${sources})`));
  const none = `SELECT CAST(NULL AS VARCHAR) AS value, CAST(NULL AS VARCHAR) AS "table", CAST(NULL AS INTEGER) AS part WHERE FALSE`;
  return `SELECT DISTINCT value, "table", part FROM (${[none, ...selects].join('\nUNION ALL ')}) ORDER BY value, "table", part`;
}

/** The values of a field with the row groups they are in, of the rows for which the condition holds. */
function places({ name, path, rows }: Divided, field: string, where = 'TRUE'): string {
  const file = `read_parquet(${literal(path)}, file_row_number = true)`;
  const values = `SELECT ${identifier(field)} AS value, file_row_number AS n FROM ${file} WHERE ${identifier(field)} IS NOT NULL AND ${where}`;
  const [usual = 1] = rows;
  // the writer begins a row group anew where it was given rows in another portion
  if (rows.slice(0, -1).every((count) => count === usual) && (rows.at(-1) ?? 0) <= usual)
    return `SELECT value, ${literal(name)} AS "table", CAST(n // ${usual} AS INTEGER) AS part FROM (${values})`;
  let first = 0;
  const firsts = rows.map((count, part) => `(${(first += count) - count}, ${part})`);
  return `SELECT value, ${literal(name)} AS "table", f.part FROM (${values}) v
ASOF JOIN (SELECT CAST(first AS BIGINT) AS first, part FROM (VALUES ${firsts.join(', ')}) AS t(first, part)) f ON v.n >= f.first`;
}

/** The fields by which rows of a layout are found for a case: its number, and what links it to others. */
function fieldsOf(table: string): string[] {
  const kind = (actKinds as Readonly<Record<string, ActKind>>)[table];
  return [...new Set([...(kind ? [kind.number] : []), ...(linkFields.get(table) ?? [])])];
}
