import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { markConflicts } from '../changes/conflicts.ts';
import { naturalKey } from '../changes/natural-key.ts';
import { isIdentity } from '../clean/codes.ts';
import type { StagedSheet } from '../clean/stage.ts';
import { acceptedTable, asideTable, dateTimes, emptyAccepted, flawTable } from '../clean/tables.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import { noteRejectedNumbers } from '../open-links/rejected-numbers.ts';
import { maskedRows } from '../privacy/identifiers.ts';
import { noteTroubledParties } from '../privacy/parties.ts';
import { codeField, nameField, type AgencyIndex } from './agencies.ts';

/** What became of the data rows of one file. */
export interface Fate {
  readonly file: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly reject_codes: Record<string, number>;
}

/** Creates `all_<layout>`, empty. */
export async function createAccepted(engine: Engine, layout: Layout): Promise<void> {
  await engine.run(emptyAccepted(layout));
}

/**
 * Adds the data rows of a sheet to `all_<layout>`, each with its agency: the code wins over the name, a document belongs to the agency of its
 * case. `agencies` may only be missing for the register itself. Here every cell is typed, once, and rows keep the order of the file, except
 * those of documents.
 */
export async function addRows(
  engine: Engine,
  layout: Layout,
  sheet: StagedSheet,
  agencies: AgencyIndex | null,
): Promise<void> {
  const table = acceptedTable(layout);
  const fields = layout.columns.map((c) => `s.${identifier(c.field)}`);
  const seconds = dateTimes(layout).map((c) => `CAST(epoch(s.${identifier(c.field)}) AS BIGINT)`);
  const { org, cases } = agencyOf(layout, agencies);
  await engine.run(
    `INSERT INTO ${table} SELECT ${[...fields, org, 's.file', 's.record', ...seconds].join(', ')} FROM (${sheet.all}) s ${cases}`,
  );
  if (sheet.counts.aside > 0)
    await engine.run(
      `DELETE FROM ${table} USING ${asideTable(sheet.file)} a WHERE ${table}.file = ${sheet.file} AND ${table}.record = a.record`,
    );
}

/** SQL of the agency of a row `s`, and the join it takes. */
function agencyOf(layout: Layout, agencies: AgencyIndex | null): { org: string; cases: string } {
  if (layout.id === 'orgs') return { org: 's.org_code', cases: '' };
  const name = nameField(layout);
  if (!name) return { org: 'c.org', cases: 'LEFT JOIN all_cases c ON c.case_no = s.case_no' };
  if (!agencies) throw new Error(`the agencies are not indexed yet for ${layout.id}`);
  const code = codeField(layout);
  const byName = agencies.byName(`s.${name}`);
  return { org: code ? `coalesce(${agencies.byCode(`s.${code}`)}, ${byName})` : byName, cases: '' };
}

/** Required field → the files whose source does not have it: there its lack rejects no row. */
export type Waived = ReadonlyMap<string, readonly number[]>;

/**
 * Decides on every row of `all_<layout>`, in file order: rejected, duplicate, replaced, or kept. Only the kept ones stay there. Fills `issues`
 * and `all_fates`. `files`: the files that were read for it; `masked`: some rows are masked already.
 */
export async function acceptLayout(
  engine: Engine,
  layout: Layout,
  files: readonly number[],
  waived: Waived = new Map(),
  masked = false,
): Promise<Fate[]> {
  if (files.length === 0) return [];
  await gatherFlaws(engine, files);
  await identify(engine, layout, waived);
  await reject(engine, layout, waived);
  await deduplicate(engine, layout, masked);
  if (await lookCloser(engine, layout)) {
    await keep(engine, layout);
    await markConflicts(engine, layout, masked);
    await noteIssues(engine, layout, waived);
    await noteFates(engine, layout);
    await noteRejectedNumbers(engine, layout);
    await noteTroubledParties(engine, layout, 'troubled');
  }
  const fates = await countFates(engine, layout);
  for (const table of ['rejected', 'repeats', 'identified', 'flaws', 'troubled'])
    await engine.run(`DROP TABLE IF EXISTS ${table}`);
  return fates;
}

/** `flaws(file, record, field, raw, code)`: the cells of all sheets that could not be read or fail their check. */
async function gatherFlaws(engine: Engine, files: readonly number[]): Promise<void> {
  await engine.run('CREATE TABLE flaws (file INTEGER, record BIGINT, field VARCHAR, raw VARCHAR, code VARCHAR)');
  for (const file of files)
    await engine.run(`INSERT INTO flaws SELECT * FROM ${flawTable(file)}; DROP TABLE ${flawTable(file)}`);
}

/**
 * `identified(file, record, lacks, k0, …)`: the one pass over all rows that the decisions need: the natural key, and whether a value that
 * the row must have is not there.
 */
async function identify(engine: Engine, layout: Layout, waived: Waived): Promise<void> {
  const lacking = layout.columns.flatMap((column) =>
    column.required || column.requiredIf
      ? [`(${conditionOf(column, waived)}r.${identifier(column.field)} IS NULL)`]
      : [],
  );
  const agency = agencyColumns(layout);
  if (agency.length > 0) lacking.push(`(${agency.join(' AND ')})`);
  if (nameField(layout) !== null) lacking.push('r.org IS NULL');
  const keys = naturalKey(layout, 'r').map((part, i) => `${part} AS k${i}`);
  await engine.run(
    `CREATE TABLE identified AS SELECT r.file, r.record, coalesce(${lacking.join(' OR ')}, false) AS lacks, ${keys.join(', ')}
     FROM ${acceptedTable(layout)} r`,
  );
}

/** `rejected(file, record, code)`. Only rows that lack something are looked at more closely. */
async function reject(engine: Engine, layout: Layout, waived: Waived): Promise<void> {
  const missing: string[] = [];
  const unreadable: string[] = [];
  for (const column of layout.columns) {
    if (!column.required && !column.requiredIf) continue;
    const flawed = `EXISTS (SELECT 1 FROM flaws f WHERE f.file = r.file AND f.record = r.record
       AND f.field = ${literal(column.field)} AND f.code = 'INVALID_VALUE')`;
    const empty = `${conditionOf(column, waived)}r.${identifier(column.field)} IS NULL`;
    missing.push(`(${empty} AND NOT ${flawed})`);
    unreadable.push(`(${empty} AND ${flawed})`);
  }
  const agency = agencyColumns(layout);
  if (agency.length > 0) missing.push(`(${agency.join(' AND ')})`);
  const unresolved = nameField(layout) !== null;
  await engine.run('CREATE TABLE rejected (file INTEGER, record BIGINT, code VARCHAR)');
  if (!(await any(engine, 'identified WHERE lacks'))) return;
  await engine.run(
    `CREATE TABLE lacking AS SELECT r.* FROM ${acceptedTable(layout)} r SEMI JOIN (SELECT file, record FROM identified WHERE lacks) i
       ON i.file = r.file AND i.record = r.record;
     INSERT INTO rejected SELECT file, record, code FROM (SELECT r.file, r.record, CASE
       WHEN ${missing.join(' OR ')} THEN 'MISSING_REQUIRED'
       WHEN ${unreadable.join(' OR ')} THEN 'INVALID_REQUIRED'
       ${unresolved ? "WHEN r.org IS NULL THEN 'ORG_UNRESOLVED'" : ''} END AS code FROM lacking r) WHERE code IS NOT NULL;
     DROP TABLE lacking`,
  );
}

function agencyColumns(layout: Layout): string[] {
  return layout.columns.filter((c) => c.agency).map((c) => `r.${identifier(c.field)} IS NULL`);
}

/** When a column is required only of some rows, that they are such; ends with AND. */
function conditionOf({ field, requiredIf }: Column, waived: Waived): string {
  const without = waived.get(field);
  return [
    ...(requiredIf ? [`coalesce(r.${identifier(requiredIf.field)} = ${literal(requiredIf.is)}, false) AND `] : []),
    ...(without ? [`r.file NOT IN (${without.join(', ')}) AND `] : []),
  ].join('');
}

async function any(engine: Engine, from: string): Promise<boolean> {
  return (await engine.query(`SELECT 1 AS n FROM ${from} LIMIT 1`)).length > 0;
}

/**
 * `repeats(file, record, outcome, kept_file, kept_record)`: of the rows that share a natural key, in file order, one that equals the row
 * before it is a duplicate; one that differs replaces it, and the replaced row is the conflict.
 */
async function deduplicate(engine: Engine, layout: Layout, masked: boolean): Promise<void> {
  const rows = masked ? maskedRows(layout, acceptedTable(layout)) : acceptedTable(layout);
  const keys = layout.key.map((_, i) => `k${i}`);
  const of = (alias: string) => keys.map((k) => `${alias}.${k}`).join(', ');
  const content = layout.columns.map((c) => `r.${identifier(c.field)}`).join(', ');
  await engine.run(
    `CREATE TABLE repeats (file INTEGER, record BIGINT, outcome VARCHAR, kept_file INTEGER, kept_record BIGINT);
     CREATE TABLE shared AS SELECT ${of('i')} FROM identified i
       ANTI JOIN rejected x ON x.file = i.file AND x.record = i.record GROUP BY ALL HAVING count(*) > 1`,
  );
  if (await any(engine, 'shared')) {
    const same = keys.map((k) => `i.${k} IS NOT DISTINCT FROM s.${k}`).join(' AND ');
    await engine.run(
      `CREATE TABLE rivals AS SELECT i.*, dense_rank() OVER (ORDER BY ${of('i')}) AS act FROM identified i SEMI JOIN shared s ON ${same}
         ANTI JOIN rejected x ON x.file = i.file AND x.record = i.record;
       INSERT INTO repeats WITH ordered AS (
         SELECT i.act, i.file, i.record, row(${content}) AS content, lag(row(${content})) OVER w AS before, row_number() OVER w AS position
         FROM rivals i JOIN ${rows} r ON r.file = i.file AND r.record = i.record
         WINDOW w AS (PARTITION BY i.act ORDER BY i.file, i.record)),
       runs AS (SELECT *, position > 1 AND content IS NOT DISTINCT FROM before AS same FROM ordered),
       heads AS (
         SELECT act, file, record, position, lead(file) OVER h AS next_file, lead(record) OVER h AS next_record
         FROM runs WHERE NOT same WINDOW h AS (PARTITION BY act ORDER BY position))
       SELECT file, record, 'conflict', next_file, next_record FROM heads WHERE next_file IS NOT NULL
       UNION ALL
       SELECT s.file, s.record, 'duplicate', h.file, h.record FROM runs s
       ASOF JOIN heads h ON s.act = h.act AND s.position >= h.position WHERE s.same;
       DROP TABLE rivals`,
    );
  }
  await engine.run('DROP TABLE shared');
}

/** Takes the rows that are not kept out of `all_<layout>`; they are in `troubled`. */
async function keep(engine: Engine, layout: Layout): Promise<void> {
  const table = acceptedTable(layout);
  for (const out of ['rejected', 'repeats'])
    if (await any(engine, out))
      await engine.run(
        `DELETE FROM ${table} USING ${out} x WHERE x.file = ${table}.file AND x.record = ${table}.record`,
      );
}

/** `troubled`: the rows with a flaw, and those that are not kept, in the form of `all_<layout>`. False when there is none. */
async function lookCloser(engine: Engine, layout: Layout): Promise<boolean> {
  const found = await Promise.all(['flaws', 'rejected', 'repeats'].map((table) => any(engine, table)));
  if (!found.includes(true)) return false;
  await engine.run(
    `CREATE TABLE troubled AS SELECT r.* FROM ${acceptedTable(layout)} r SEMI JOIN (
       SELECT file, record FROM flaws UNION ALL SELECT file, record FROM rejected UNION ALL SELECT file, record FROM repeats
     ) t ON t.file = r.file AND t.record = r.record`,
  );
  return true;
}

/** `all_fates(layout, file, record, org, fate, code)`: the data rows that were not kept, of every layout. */
export async function createFates(engine: Engine): Promise<void> {
  await engine.run(
    'CREATE TABLE all_fates (layout VARCHAR, file INTEGER, record BIGINT, org VARCHAR, fate VARCHAR, code VARCHAR)',
  );
}

async function noteFates(engine: Engine, layout: Layout): Promise<void> {
  await engine.run(
    `INSERT INTO all_fates SELECT ${literal(layout.id)}, r.file, r.record, r.org, n.fate, n.code FROM troubled r
     JOIN (SELECT file, record, 'rejected' AS fate, code FROM rejected UNION ALL SELECT file, record, outcome, NULL FROM repeats) n
       ON n.file = r.file AND n.record = r.record`,
  );
}

async function noteIssues(engine: Engine, layout: Layout, waived: Waived): Promise<void> {
  const agency = [nameField(layout), codeField(layout)].filter((f) => f !== null);
  const missing = layout.columns
    .filter((c) => c.required || c.requiredIf)
    .map(
      (
        c,
      ) => `SELECT r.file, r.record, ${literal(c.field)} AS field, CAST(NULL AS VARCHAR) AS raw, 'MISSING_REQUIRED' AS code, 'reject' AS severity
        FROM troubled r JOIN rejected x USING (file, record) WHERE x.code = 'MISSING_REQUIRED' AND ${conditionOf(c, waived)}r.${identifier(c.field)} IS NULL
        AND NOT EXISTS (SELECT 1 FROM flaws f WHERE f.file = r.file AND f.record = r.record AND f.field = ${literal(c.field)} AND f.code = 'INVALID_VALUE')`,
    );
  const unresolved = agency[0]
    ? [
        `SELECT r.file, r.record, ${literal(agency[0])}, coalesce(${agency.map((f) => `r.${f}`).join(', ')}), 'ORG_UNRESOLVED', 'reject'
         FROM troubled r JOIN rejected x USING (file, record) WHERE x.code = 'ORG_UNRESOLVED'`,
        `SELECT r.file, r.record, ${literal(agency[0])}, NULL, 'MISSING_REQUIRED', 'reject' FROM troubled r JOIN rejected x USING (file, record)
         WHERE x.code = 'MISSING_REQUIRED' AND ${agency.map((f) => `r.${f} IS NULL`).join(' AND ')}`,
      ]
    : [];
  const required = layout.columns
    .filter((c) => c.required || c.requiredIf)
    .map((c) => {
      const condition = c.requiredIf ? ` AND r.${identifier(c.requiredIf.field)} = ${literal(c.requiredIf.is)}` : '';
      return `(f.field = ${literal(c.field)}${condition})`;
    });
  const identities = layout.columns.filter(isIdentity).map((c) => literal(c.field));
  const noted = identities.length === 0 ? 'false' : `f.field IN (${identities.join(', ')})`;
  await engine.run(
    `INSERT INTO issues BY NAME SELECT file, record, ${literal(layout.id)} AS layout, field, raw, code, severity, kept_file, kept_record FROM (
       SELECT *, NULL AS kept_file, NULL AS kept_record FROM (${[...missing, ...unresolved].join(' UNION ALL ')})
       UNION ALL
       SELECT f.file, f.record, f.field, f.raw, CASE WHEN x.code IS NOT NULL AND f.code = 'INVALID_VALUE' AND (${required.join(' OR ')})
         THEN 'INVALID_REQUIRED' ELSE f.code END,
         CASE WHEN x.code IS NOT NULL THEN 'reject' WHEN ${noted} THEN 'note' ELSE 'E' END, NULL, NULL
       FROM flaws f JOIN troubled r USING (file, record) LEFT JOIN rejected x USING (file, record)
       UNION ALL
       SELECT file, record, NULL, NULL, CASE outcome WHEN 'duplicate' THEN 'DUPLICATE' ELSE 'CONFLICT' END, 'note', kept_file, kept_record FROM repeats)`,
  );
}

async function countFates(engine: Engine, layout: Layout): Promise<Fate[]> {
  const rows = await engine.query<{ file: number; outcome: string; n: number }>(
    `SELECT file, 'accepted' AS outcome, count(*) AS n FROM ${acceptedTable(layout)} GROUP BY file
     UNION ALL SELECT file, outcome, count(*) FROM repeats GROUP BY ALL
     UNION ALL SELECT file, code, count(*) FROM rejected GROUP BY ALL`,
  );
  const files = [...new Set(rows.map((r) => r.file))].sort((a, b) => a - b);
  return files.map((file) => {
    const of = (outcome: string) => rows.find((r) => r.file === file && r.outcome === outcome)?.n ?? 0;
    const codes = rows.filter((r) => r.file === file && !['accepted', 'duplicate', 'conflict'].includes(r.outcome));
    return {
      file,
      accepted: of('accepted'),
      duplicates: of('duplicate'),
      conflicts: of('conflict'),
      reject_codes: Object.fromEntries(codes.map((c) => [c.outcome, c.n])),
    };
  });
}
