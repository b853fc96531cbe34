import type { Engine } from '../engine/engine.ts';
import type { Act, State } from '../metrics/definition.ts';
import { verdictTable } from '../metrics/tables.ts';
import { Bindings, rowConditions } from './filter.ts';
import type { Filter } from './types.ts';

/**
 * The same act in two sources: the register of the agency, and what was reported of it elsewhere. Which decisions should stand in both is
 * what the metric of the pair says (`base`): its exempt rows are none; its rules are not written again here.
 */
export const pairs = {
  /** 双公示: both credit files; the same rule as DQ-05 */
  credit: {
    base: 'DQ-05',
    /** layouts that are read on top of the registers */
    there: ['credit_penalties', 'credit_licences'],
    fields: ['party', 'day', 'fine'],
  },
  /** 公示台账: every publication of a decision */
  disclosures: { base: 'PUB-07', there: ['disclosures'], fields: ['act', 'published'] },
  /** 国家企业信用信息公示系统: penalties of enterprises */
  gsxt: { base: 'PUB-07', there: ['gsxt'], fields: ['day'] },
} as const satisfies Record<
  string,
  { readonly base: string; readonly there: readonly string[]; readonly fields: readonly ReconcileField[] }
>;

export type Pair = keyof typeof pairs;
export const pairNames = ['credit', 'disclosures', 'gsxt'] as const satisfies readonly Pair[];

/** What is compared: name of the party, kind of act, day of decision, fine in 元 (to 1 元, empty is 0), published not before the decision. */
export type ReconcileField = 'party' | 'act' | 'day' | 'fine' | 'published';

/** agreed: in both, nothing differs; incomplete: nothing differs, but one side lacks a value; the others say it. */
export const categories = ['agreed', 'differing', 'incomplete', 'only_here', 'only_there', 'exempt'] as const;
export type Category = (typeof categories)[number];

/** The registers of the acts; their rows are this side. */
export const registers = ['cases', 'licences', 'coercions', 'inspections'] as const;

export interface ReconcileRow {
  readonly org: string;
  readonly act: Act | null;
  /** number of the case, licence or coercion; null for what is only there */
  readonly subject: string | null;
  /** 文号 */
  readonly number: string | null;
  readonly category: Category;
  /** what the metric says of the decision; null for what is only there */
  readonly state: State | null;
  readonly reason: string | null;
  /** how many rows there have this number; the one that differs least is shown */
  readonly there_rows: number;
  /** where it stands there, if that is more than a file: the channel */
  readonly place: string | null;
  readonly here_party: string | null;
  readonly there_party: string | null;
  readonly here_act: string | null;
  readonly there_act: string | null;
  readonly here_day: string | null;
  readonly there_day: string | null;
  readonly there_published: string | null;
  readonly here_fine: number | null;
  readonly there_fine: number | null;
  /** names of the fields that differ, and of those that one side lacks, with commas */
  readonly differing: string;
  readonly lacking: string;
  readonly here_file: number | null;
  readonly here_record: number | null;
  readonly there_file: number | null;
  readonly there_record: number | null;
}

export type CategoryCounts = Readonly<Record<Category, number>>;

/** The counts of an agency, or of all together: `both` of `due` decisions that should stand in both sources do. */
export interface Reconciled {
  readonly org: string;
  readonly counts: CategoryCounts;
  readonly both: number;
  readonly due: number;
}

const table = (pair: Pair): string => `reconcile_${pair}`;

/**
 * Makes the table of a pair. Needs the verdicts of its `base` and the views of the registers and of its `there`, as known on the as-of day.
 */
export async function reconcile(engine: Engine, pair: Pair): Promise<void> {
  const { base, fields } = pairs[pair];
  const differs = (field: ReconcileField) => comparisons[field].differs;
  const lacks = (field: ReconcileField) => comparisons[field].lacks;
  const sum = (conditions: readonly string[]) => conditions.map((c) => `CASE WHEN ${c} THEN 1 ELSE 0 END`).join(' + ');
  const names = (test: (field: ReconcileField) => string) =>
    `concat_ws(',', ${fields.map((field) => `CASE WHEN ${test(field)} THEN '${field}' END`).join(', ')})`;
  await engine.run(`CREATE OR REPLACE TABLE ${table(pair)} AS
WITH register AS (${registerSql}),
here AS (
  SELECT v.org, v.act, v.key AS subject, v.on_date, v.state, v.reason, v.file, v.record,
    r.number, r.party, r.day, r.fine
  FROM ${verdictTable(base)} v
  JOIN register r ON r.act = v.act AND r.subject = v.key
  WHERE v.subject IS NOT NULL${pair === 'gsxt' ? ` AND v.act = '行政处罚'` : ''}
),
there AS (${thereSql[pair]}),
compared AS (
  SELECT h.act AS kind, h.subject, t.*, ${names(differs)} AS differing, ${names(lacks)} AS lacking,
    count(*) OVER (PARTITION BY h.act, h.subject) AS there_rows,
    row_number() OVER (
      PARTITION BY h.act, h.subject
      ORDER BY ${sum(fields.map(differs))}, ${sum(fields.map(lacks))}, t.file, t.record
    ) AS place_no
  FROM here h JOIN there t ON t.org = h.org AND t.number = h.number
)
SELECT
  h.org, h.act, h.subject, h.number, h.on_date,
  CASE
    WHEN h.state = 'exempt' THEN 'exempt'
    WHEN c.subject IS NULL THEN 'only_here'
    WHEN c.differing <> '' THEN 'differing'
    WHEN c.lacking <> '' THEN 'incomplete'
    ELSE 'agreed'
  END AS category,
  h.state, h.reason, coalesce(c.there_rows, 0) AS there_rows, c.place,
  h.party AS here_party, c.party AS there_party, h.act AS here_act, c.act AS there_act,
  h.day AS here_day, c.day AS there_day, c.published AS there_published,
  h.fine AS here_fine, c.fine AS there_fine, coalesce(c.differing, '') AS differing, coalesce(c.lacking, '') AS lacking,
  h.file AS here_file, h.record AS here_record, c.file AS there_file, c.record AS there_record,
  CAST(NULL AS INTEGER) AS year
FROM here h
LEFT JOIN compared c ON c.kind = h.act AND c.subject = h.subject AND c.place_no = 1
UNION ALL
SELECT
  t.org, t.act, NULL, t.number, coalesce(t.day, t.published), 'only_there', NULL, NULL, 1, t.place,
  NULL, t.party, NULL, t.act, NULL, t.day, t.published, NULL, t.fine, '', '', NULL, NULL, t.file, t.record, NULL
FROM there t
WHERE ${straySql[pair]}`);
}

/** How the rows of both sides are held against each other; `h` is the register, `t` the other source. */
const comparisons: Record<ReconcileField, { readonly differs: string; readonly lacks: string }> = {
  party: { differs: 't.party <> h.party', lacks: 't.party IS NULL OR h.party IS NULL' },
  act: { differs: 't.act <> h.act', lacks: 't.act IS NULL' },
  day: { differs: 't.day <> h.day', lacks: 't.day IS NULL OR h.day IS NULL' },
  fine: {
    differs: `h.act = '行政处罚' AND abs(coalesce(t.fine, 0) - coalesce(h.fine, 0)) > 1`,
    lacks: 'FALSE',
  },
  published: { differs: 't.published < h.day', lacks: 'h.day IS NULL' },
};

const registerSql = `
  SELECT '行政处罚' AS act, case_no AS subject, decision_no AS number, party_name AS party, decision_on AS day, fine FROM cases
  UNION ALL
  SELECT '行政许可', licence_no, decision_no, party_name, decision_on, NULL FROM licences
  UNION ALL
  SELECT '行政强制', coercion_no, decision_no, NULL, decision_on, NULL FROM coercions`;

const thereSql: Record<Pair, string> = {
  credit: `
  SELECT org, '行政处罚' AS act, decision_no AS number, party_name AS party, decision_on AS day,
    CAST(NULL AS DATE) AS published, fine, CAST(NULL AS VARCHAR) AS place, file, record FROM credit_penalties
  UNION ALL
  SELECT org, '行政许可', decision_no, party_name, decision_on, NULL, NULL, NULL, file, record FROM credit_licences`,
  disclosures: `
  SELECT org, act_type AS act, subject_no AS number, CAST(NULL AS VARCHAR) AS party, CAST(NULL AS DATE) AS day,
    published_on AS published, CAST(NULL AS DECIMAL(28,8)) AS fine, channel AS place, file, record FROM disclosures`,
  gsxt: `
  SELECT org, '行政处罚' AS act, decision_no AS number, CAST(NULL AS VARCHAR) AS party, decision_on AS day,
    published_on AS published, CAST(NULL AS DECIMAL(28,8)) AS fine, CAST(NULL AS VARCHAR) AS place, file, record FROM gsxt`,
};

/** PUB-07 has a row for every decision: a number that none of them has belongs to none. */
const noDecision = `NOT EXISTS (
  SELECT 1 FROM ${verdictTable('PUB-07')} v JOIN register r ON r.act = v.act AND r.subject = v.key
  WHERE v.org = t.org AND r.number = t.number
)`;

const straySql: Record<Pair, string> = {
  // DQ-05 names the numbers of the credit files that belong to no decision
  credit: `EXISTS (
  SELECT 1 FROM ${verdictTable('DQ-05')} v WHERE v.subject IS NULL AND v.key = t.org || '|' || t.number
)`,
  // what is published of an inspection bears its number
  disclosures: `coalesce(t.act, '') <> '行政检查' AND ${noDecision}
  AND NOT EXISTS (SELECT 1 FROM inspections i WHERE i.org = t.org AND i.insp_no = t.number)`,
  gsxt: noDecision,
};

/** The counts by agency, in the order of their codes, and of all together (`all`). */
export async function reconcileCounts(
  engine: Engine,
  pair: Pair,
  filter: Filter,
): Promise<{ readonly all: Reconciled; readonly byOrg: Reconciled[] }> {
  const bindings = new Bindings();
  const conditions = rowConditions(filter, bindings);
  const cells = await engine.query<{ org: string; category: Category; n: number }>(
    `SELECT org, category, count(*) AS n FROM ${table(pair)} ${where(conditions)} GROUP BY org, category ORDER BY org`,
    bindings.values,
  );
  const orgs = [...new Set(cells.map(({ org }) => org))];
  return {
    all: reconciled('', cells),
    byOrg: orgs.map((org) =>
      reconciled(
        org,
        cells.filter((cell) => cell.org === org),
      ),
    ),
  };
}

/** The rows of one category, or of all but the exempt ones, by agency, number and source. */
export async function reconcileRows(
  engine: Engine,
  pair: Pair,
  query: { readonly filter: Filter; readonly category: Category | null; readonly limit?: number },
): Promise<ReconcileRow[]> {
  const bindings = new Bindings();
  const conditions = rowConditions(query.filter, bindings);
  conditions.push(query.category === null ? `category <> 'exempt'` : `category = ${bindings.bind(query.category)}`);
  const limit = query.limit === undefined ? '' : `LIMIT ${Math.trunc(query.limit)}`;
  return engine.query<ReconcileRow>(
    `SELECT * EXCLUDE (year, on_date) FROM ${table(pair)} ${where(conditions)}
     ORDER BY org, category, number NULLS FIRST, subject NULLS LAST, there_file, there_record ${limit}`,
    bindings.values,
  );
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
}

function reconciled(org: string, cells: readonly { readonly category: Category; readonly n: number }[]): Reconciled {
  const counts = { agreed: 0, differing: 0, incomplete: 0, only_here: 0, only_there: 0, exempt: 0 };
  for (const { category, n } of cells) counts[category] += n;
  const both = counts.agreed + counts.differing + counts.incomplete;
  return { org, counts, both, due: both + counts.only_here };
}
