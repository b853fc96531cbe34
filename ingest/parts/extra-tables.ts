import { identifier, literal } from '../../src/lib/engine/engine.ts';
import { actKinds, actLayouts, allActs, type ActKind } from '../../src/lib/results/case/acts.ts';
import { linkFields } from '../../src/lib/results/case/links.ts';
import { lastCounted } from '../../src/lib/results/due-calendar.ts';
import { rowColumns } from '../../src/lib/results/rows.ts';
import type { PartLayout } from './layout.ts';

/**
 * Tables that a snapshot has besides, when it is made to be read by parts: what is in them is in the others, too, in an order in which it can't be
 * found without reading all of it.
 */
export interface ExtraTable {
  readonly name: string;
  /** SELECT of the rows, in any order */
  readonly select: string;
  /** a total order of the rows */
  readonly order: string;
  /** text by which the rows can be divided beforehand, so that each share is before the next in that order; not of a table that is small in any case */
  readonly key?: string;
  /** columns that differ from row to row: by them a thousandth of the rows is looked at first */
  readonly sample?: string;
  /** rows that are the same are written once */
  readonly distinct?: boolean;
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
export function extraTables(
  divided: readonly Divided[],
  asOf: string,
  { foremost }: Pick<PartLayout, 'foremost'>,
): ExtraTable[] {
  return [
    ...[bySubject, byDue, longest(foremost), soonest(foremost)],
    ...[dueCounts(asOf), acts(), unnumbered, lookup(divided)],
  ];
}

/** The verdicts on a case, a licence, an inspection or a coercion, of all metrics. */
const bySubject: ExtraTable = {
  name: 'by_subject',
  select: `SELECT ${rowColumns}, year FROM verdict WHERE subject IS NOT NULL`,
  order: 'subject, metric, org, key, file, record, year',
  key: 'subject',
  sample: 'metric, key, file, record',
};

/** What is not as it should be, or not yet, of all metrics: by state, agency and year, what is longest overdue first. */
const byDue: ExtraTable = {
  name: 'by_due',
  select: `SELECT ${rowColumns}, year FROM verdict WHERE state IN ('overdue', 'late', 'unknown', 'pending')`,
  order: 'state, org, year(on_date), over DESC NULLS LAST, due_on, metric, key, file, record, year',
  // the same order as that of the two columns: no text has a character before chr(1)
  key: 'concat(state, chr(1), org)',
  sample: 'metric, key, file, record',
};

/**
 * What is longest overdue of each year and kind of act: all of it that is overdue by `least` working days or more; by any number, and none, where
 * `least` is NULL. By year, the longest first.
 */
const longest = (foremost: number): ExtraTable => ({
  name: 'longest',
  select: `SELECT ${rowColumns}, year, least FROM verdict JOIN (
  SELECT y, a, CASE WHEN sum(n) > ${foremost} THEN min(o) FILTER (before < ${foremost}) END AS least FROM (
    SELECT year(on_date) AS y, act AS a, over AS o, count(*) AS n,
      coalesce(sum(count(*)) OVER (PARTITION BY year(on_date), act ORDER BY over DESC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM verdict WHERE state = 'overdue' GROUP BY y, a, o
  ) GROUP BY y, a
) ON y IS NOT DISTINCT FROM year(on_date) AND a IS NOT DISTINCT FROM act
WHERE state = 'overdue' AND (least IS NULL OR over >= least)`,
  order: 'year(on_date), over DESC NULLS LAST, metric, key, file, record, org, year',
});

/** What falls due soonest of each kind of act: all of it that does up to the day `last`; all that is pending where `last` is NULL. */
const soonest = (foremost: number): ExtraTable => ({
  name: 'soonest',
  select: `SELECT ${rowColumns}, year, last FROM verdict JOIN (
  SELECT a, CASE WHEN sum(n) > ${foremost} THEN max(d) FILTER (before < ${foremost}) END AS last FROM (
    SELECT act AS a, due_on AS d, count(*) AS n,
      coalesce(sum(count(*)) OVER (PARTITION BY act ORDER BY due_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM verdict WHERE state = 'pending' AND due_on IS NOT NULL GROUP BY a, d
  ) GROUP BY a
) ON a IS NOT DISTINCT FROM act
WHERE state = 'pending' AND due_on IS NOT NULL AND (last IS NULL OR due_on <= last)`,
  order: 'due_on, metric, org, key, file, record, year',
});

/** How much falls due on each day of the next weeks, by agency, metric and kind of act. */
const dueCounts = (asOf: string): ExtraTable => ({
  name: 'due_counts',
  select: `SELECT org, due_on, metric, act, count(*) AS n FROM verdict
WHERE state = 'pending' AND due_on <= DATE ${literal(lastCounted(asOf))} GROUP BY ALL`,
  order: 'org, due_on, metric, act',
});

/** The cases as lists name them, by their number and by that of their decision, in capitals. */
function acts(): ExtraTable {
  const columns = 'layout, place, org, number, decision_no, "on"';
  return {
    name: 'acts',
    select: `SELECT upper(number) AS value, ${columns} FROM (${allActs()})
UNION ALL SELECT upper(decision_no), ${columns} FROM (${allActs()}) WHERE decision_no IS NOT NULL AND upper(decision_no) <> upper(number)`,
    order: 'value, place, number, org, "on", decision_no',
    key: 'value',
    sample: 'value, org',
  };
}

/** The recordings without a number that can show only one duty, and that duty: what `unnumberedRecordings` finds. */
const unnumbered: ExtraTable = {
  name: 'unnumbered',
  select: `SELECT duty_no, rec_no FROM (
  SELECT min(duty_no) AS duty_no, rec_no FROM recording_candidate GROUP BY rec_no HAVING count(*) = 1
)`,
  order: 'duty_no, rec_no',
};

/** In which row group of which table the rows with a number are that a case is collected by. */
function lookup(divided: readonly Divided[]): ExtraTable {
  const tables = new Map(divided.map((table) => [table.name, table]));
  const selects = [...tables.values()].flatMap((table) => fieldsOf(table.name).map((field) => places(table, field)));
  const recordings = tables.get('recordings');
  if (recordings) selects.push(places(recordings, 'rec_no', 'rec_no IN (SELECT rec_no FROM unnumbered)'));
  const staff = tables.get('staff');
  const sources = [...actLayouts.map(({ id }) => id), 'duties'].map(literal).join(', ');
  if (staff) selects.push(places(staff, 'subject', `source IN (${sources})`));
  const none = `SELECT CAST(NULL AS VARCHAR) AS value, CAST(NULL AS VARCHAR) AS "table", CAST(NULL AS INTEGER) AS part WHERE FALSE`;
  return {
    name: 'lookup',
    select: [none, ...selects].join('\nUNION ALL '),
    order: 'value, "table", part',
    key: 'value',
    sample: 'value',
    distinct: true,
  };
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
