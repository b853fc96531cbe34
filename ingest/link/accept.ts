import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { acceptedTable, flawTable, stageTable } from '../clean/tables.ts';
import type { Layout } from '../layouts/layout.ts';
import { codeField, nameField } from './agencies.ts';

/** What became of the data rows of one file. */
export interface Fate {
  readonly file: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly reject_codes: Record<string, number>;
}

/**
 * Decides on every staged row of a layout, in file order: rejected, duplicate, replaced, or kept in `all_<layout>` with its agency.
 * Needs `agencies` (see `agencies.ts`) except for the register of agencies itself. Fills `issues`.
 */
export async function acceptLayout(engine: Engine, layout: Layout): Promise<Fate[]> {
  await resolve(engine, layout);
  await reject(engine, layout);
  await deduplicate(engine, layout);
  await keep(engine, layout);
  await noteIssues(engine, layout);
  await noteFates(engine, layout);
  const fates = await countFates(engine, layout);
  await engine.run('DROP VIEW resolved');
  for (const table of ['rejected', 'repeats', stageTable(layout), flawTable(layout)])
    await engine.run(`DROP TABLE ${table}`);
  return fates;
}

/** `resolved`: the staged rows with their agency; the code wins over the name. */
async function resolve(engine: Engine, layout: Layout): Promise<void> {
  const stage = stageTable(layout);
  const code = codeField(layout);
  const name = nameField(layout);
  if (layout.id === 'orgs') {
    await engine.run(`CREATE VIEW resolved AS SELECT s.*, s.org_code AS org FROM ${stage} s`);
  } else if (!name) {
    await engine.run(`CREATE VIEW resolved AS SELECT s.*, CAST(NULL AS VARCHAR) AS org FROM ${stage} s`);
  } else {
    const byCode = code ? `LEFT JOIN agency_codes c ON c.uscc = s.${code}` : '';
    await engine.run(
      `CREATE VIEW resolved AS SELECT s.*, ${code ? 'coalesce(c.org, n.org)' : 'n.org'} AS org FROM ${stage} s
       ${byCode} LEFT JOIN agency_names n ON n.name = s.${name}`,
    );
  }
}

/** `rejected(file, record, code)`. Only rows that lack something are looked at more closely. */
async function reject(engine: Engine, layout: Layout): Promise<void> {
  const missing: string[] = [];
  const unreadable: string[] = [];
  const lacking: string[] = [];
  for (const column of layout.columns) {
    if (!column.required && !column.requiredIf) continue;
    const condition = column.requiredIf
      ? `r.${identifier(column.requiredIf.field)} = ${literal(column.requiredIf.is)} AND `
      : '';
    const flawed = `EXISTS (SELECT 1 FROM ${flawTable(layout)} f WHERE f.file = r.file AND f.record = r.record
       AND f.field = ${literal(column.field)} AND f.code = 'INVALID_VALUE')`;
    const empty = `${condition}r.${identifier(column.field)} IS NULL`;
    lacking.push(`(${empty})`);
    missing.push(`(${empty} AND NOT ${flawed})`);
    unreadable.push(`(${empty} AND ${flawed})`);
  }
  const agency = layout.columns.filter((c) => c.agency).map((c) => `r.${identifier(c.field)} IS NULL`);
  if (agency.length > 0) {
    missing.push(`(${agency.join(' AND ')})`);
    lacking.push(`(${agency.join(' AND ')})`);
  }
  const unresolved = nameField(layout) !== null;
  await engine.run(
    `CREATE TABLE lacking AS SELECT * FROM resolved r WHERE ${[...lacking, ...(unresolved ? ['r.org IS NULL'] : [])].join(' OR ')};
     CREATE TABLE rejected AS SELECT file, record, code FROM (SELECT r.file, r.record, CASE
       WHEN ${missing.join(' OR ')} THEN 'MISSING_REQUIRED'
       WHEN ${unreadable.join(' OR ')} THEN 'INVALID_REQUIRED'
       ${unresolved ? "WHEN r.org IS NULL THEN 'ORG_UNRESOLVED'" : ''} END AS code FROM lacking r) WHERE code IS NOT NULL;
     DROP TABLE lacking`,
  );
}

/**
 * `repeats(file, record, outcome, kept_file, kept_record)`: of the rows that share a natural key, in file order, one that equals the row
 * before it is a duplicate; one that differs replaces it, and the replaced row is the conflict.
 */
async function deduplicate(engine: Engine, layout: Layout): Promise<void> {
  const parts = naturalKey(layout);
  const keys = parts.map((_, i) => `k${i}`).join(', ');
  const keyed = parts.map((part, i) => `${part} AS k${i}`).join(', ');
  const content = layout.columns.map((c) => `r.${identifier(c.field)}`).join(', ');
  await engine.run(
    `CREATE TABLE repeats AS
     WITH accepted AS (
       SELECT r.file, r.record, ${keyed}, row(${content}) AS content FROM resolved r
       ANTI JOIN rejected x ON x.file = r.file AND x.record = r.record),
     shared AS (SELECT ${keys} FROM accepted GROUP BY ALL HAVING count(*) > 1),
     ordered AS (
       SELECT a.*, lag(content) OVER w AS before, row_number() OVER w AS position FROM accepted a SEMI JOIN shared USING (${keys})
       WINDOW w AS (PARTITION BY ${keys} ORDER BY file, record)),
     runs AS (SELECT *, position > 1 AND content IS NOT DISTINCT FROM before AS same FROM ordered),
     heads AS (
       SELECT ${keys}, file, record, position, lead(file) OVER h AS next_file, lead(record) OVER h AS next_record
       FROM runs WHERE NOT same WINDOW h AS (PARTITION BY ${keys} ORDER BY position))
     SELECT file, record, 'conflict' AS outcome, next_file AS kept_file, next_record AS kept_record FROM heads WHERE next_file IS NOT NULL
     UNION ALL
     SELECT s.file, s.record, 'duplicate', h.file, h.record FROM runs s
     ASOF JOIN heads h ON ${parts.map((_, i) => `s.k${i} = h.k${i}`).join(' AND ')} AND s.position >= h.position WHERE s.same`,
  );
}

function naturalKey(layout: Layout): string[] {
  return layout.key.map((part) =>
    part === 'person' ? `coalesce('C' || r.cert_no, 'N' || r.org || '|' || r.name)` : `r.${identifier(part)}`,
  );
}

/** `all_<layout>`: the kept rows; date-times also as whole seconds, so that metrics can compare them with integers. */
async function keep(engine: Engine, layout: Layout): Promise<void> {
  const seconds = layout.columns
    .filter((c) => c.type === 'datetime')
    .map((c) => `CAST(epoch(r.${identifier(c.field)}) AS BIGINT) AS ${identifier(`${c.field}_sec`)}`);
  const fields = layout.columns.map((c) => `r.${identifier(c.field)}`);
  await engine.run(
    `CREATE TABLE ${acceptedTable(layout)} AS SELECT ${[...fields, 'r.org', 'r.file', 'r.record', ...seconds].join(', ')} FROM resolved r
     ANTI JOIN rejected x ON x.file = r.file AND x.record = r.record
     ANTI JOIN repeats y ON y.file = r.file AND y.record = r.record`,
  );
}

/** `all_fates(layout, file, record, org, fate, code)`: the data rows that were not kept, of every layout. */
export async function createFates(engine: Engine): Promise<void> {
  await engine.run(
    'CREATE TABLE all_fates (layout VARCHAR, file INTEGER, record BIGINT, org VARCHAR, fate VARCHAR, code VARCHAR)',
  );
}

async function noteFates(engine: Engine, layout: Layout): Promise<void> {
  await engine.run(
    `INSERT INTO all_fates SELECT ${literal(layout.id)}, r.file, r.record, r.org, n.fate, n.code FROM resolved r
     JOIN (SELECT file, record, 'rejected' AS fate, code FROM rejected UNION ALL SELECT file, record, outcome, NULL FROM repeats) n
       ON n.file = r.file AND n.record = r.record`,
  );
}

async function noteIssues(engine: Engine, layout: Layout): Promise<void> {
  const agency = [nameField(layout), codeField(layout)].filter((f) => f !== null);
  const flaws = flawTable(layout);
  const missing = layout.columns
    .filter((c) => c.required || c.requiredIf)
    .map((c) => {
      const condition = c.requiredIf ? `AND r.${identifier(c.requiredIf.field)} = ${literal(c.requiredIf.is)}` : '';
      return `SELECT r.file, r.record, ${literal(c.field)} AS field, CAST(NULL AS VARCHAR) AS raw, 'MISSING_REQUIRED' AS code, 'reject' AS severity
        FROM resolved r JOIN rejected x USING (file, record) WHERE x.code = 'MISSING_REQUIRED' AND r.${identifier(c.field)} IS NULL ${condition}
        AND NOT EXISTS (SELECT 1 FROM ${flaws} f WHERE f.file = r.file AND f.record = r.record AND f.field = ${literal(c.field)} AND f.code = 'INVALID_VALUE')`;
    });
  const unresolved = agency[0]
    ? [
        `SELECT r.file, r.record, ${literal(agency[0])}, coalesce(${agency.map((f) => `r.${f}`).join(', ')}), 'ORG_UNRESOLVED', 'reject'
         FROM resolved r JOIN rejected x USING (file, record) WHERE x.code = 'ORG_UNRESOLVED'`,
        `SELECT r.file, r.record, ${literal(agency[0])}, NULL, 'MISSING_REQUIRED', 'reject' FROM resolved r JOIN rejected x USING (file, record)
         WHERE x.code = 'MISSING_REQUIRED' AND ${agency.map((f) => `r.${f} IS NULL`).join(' AND ')}`,
      ]
    : [];
  const required = layout.columns
    .filter((c) => c.required || c.requiredIf)
    .map((c) => {
      const condition = c.requiredIf ? ` AND r.${identifier(c.requiredIf.field)} = ${literal(c.requiredIf.is)}` : '';
      return `(f.field = ${literal(c.field)}${condition})`;
    });
  await engine.run(
    `INSERT INTO issues BY NAME SELECT file, record, ${literal(layout.id)} AS layout, field, raw, code, severity, kept_file, kept_record FROM (
       SELECT *, NULL AS kept_file, NULL AS kept_record FROM (${[...missing, ...unresolved].join(' UNION ALL ')})
       UNION ALL
       SELECT f.file, f.record, f.field, f.raw, CASE WHEN x.code IS NOT NULL AND f.code = 'INVALID_VALUE' AND (${required.join(' OR ')})
         THEN 'INVALID_REQUIRED' ELSE f.code END, CASE WHEN x.code IS NULL THEN 'E' ELSE 'reject' END, NULL, NULL
       FROM ${flaws} f JOIN resolved r USING (file, record) LEFT JOIN rejected x USING (file, record)
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
