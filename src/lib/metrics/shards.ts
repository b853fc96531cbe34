import { layouts } from '../../../ingest/layouts/index.ts';
import type { Layout } from '../../../ingest/layouts/layout.ts';
import { identifier, literal, type Engine } from '../engine/engine.ts';
import { unresolvedAgency } from './definition.ts';

/**
 * The agency is the shard key: a part of the agencies can be computed alone, and the parts add up. What crosses agencies (a review by the
 * city of a county's case, a recording filed elsewhere, an officer of one bureau on the case of another) is resolved once, beforehand: a row
 * that another agency's rows share a number or a certificate with goes along to that agency's part as a guest. A guest has a say in the
 * verdicts of its hosts; its own verdict counts at home only.
 */

/** Registers that every part has whole. */
const replicated: ReadonlySet<string> = new Set(['orgs', 'officers', 'reviewers']);
/** Numbers that say nothing of a link between two rows. */
const groupNumbers: ReadonlySet<string> = new Set([
  'training_no',
  'plan_no',
  'lpq_no',
  'batch_no',
  'file_no',
  'guide_no',
  'item_no',
  'post_no',
]);
/** How many links a guest may be away: a case needs its duties, and these their recordings; a task its check, and that its publication. */
const reach = 2;

const divided = layouts.filter((layout) => !replicated.has(layout.id));

function linkFields(layout: Layout): string[] {
  return layout.columns
    .filter((c) => c.type === 'docno' || (c.type === 'key' && c.field.endsWith('_no') && !groupNumbers.has(c.field)))
    .map((c) => c.field);
}

/** The rows of a layout with their agency; documents belong to the agency of their case. */
function homeRows({ id, columns }: Layout): string {
  const table = identifier(`all_${id}`);
  return columns.some((c) => c.field === 'org_name')
    ? `SELECT t.*, t.org AS home FROM ${table} t`
    : `SELECT t.*, c.org AS home FROM ${table} t JOIN all_cases c ON c.case_no = t.case_no`;
}

/** SQL of the key under which `all_staff` and others know a row. */
export function subject({ key }: Layout, row: string): string {
  return key.map((field) => `CAST(${row}.${identifier(field)} AS VARCHAR)`).join(` || '|' || `);
}

/**
 * Creates `shard_row(layout, file, record, org)` over the tables that ingest makes: every row at home, and as a guest with each agency
 * whose rows it is linked with.
 */
export async function createShards(engine: Engine): Promise<void> {
  const keys = divided.flatMap((layout) => [
    ...linkFields(layout).map(
      (field) =>
        `SELECT ${literal(layout.id)} AS layout, t.file, t.record, t.home, t.${identifier(field)} AS key
  FROM (${homeRows(layout)}) t WHERE t.${identifier(field)} IS NOT NULL`,
    ),
    ...(layout.columns.some((c) => c.type === 'people')
      ? [
          `SELECT ${literal(layout.id)}, t.file, t.record, t.home, s.cert_no FROM all_staff s
  JOIN (${homeRows(layout)}) t ON s.source = ${literal(layout.id)} AND s.subject = ${subject(layout, 't')} AND s.cert_no IS NOT NULL`,
        ]
      : []),
  ]);
  const officers = `SELECT 'officers' AS layout, file, record, org AS home, cert_no AS key FROM all_officers WHERE cert_no IS NOT NULL`;
  await engine.run(`DROP TABLE IF EXISTS shard_key; DROP TABLE IF EXISTS shard_guest; DROP TABLE IF EXISTS shard_row;
CREATE TABLE shard_key AS SELECT DISTINCT layout, file, record, home, key FROM (${[...keys, officers].join('\nUNION ALL ')});
CREATE TABLE shard_guest AS
  SELECT DISTINCT g.layout, g.file, g.record, h.home AS org FROM shard_key g
  JOIN (SELECT key FROM shard_key GROUP BY key HAVING min(home) <> max(home)) s ON s.key = g.key
  JOIN (SELECT DISTINCT key, home FROM shard_key) h ON h.key = g.key AND h.home <> g.home;`);
  for (let away = 1; away < reach; away++)
    await engine.run(`INSERT INTO shard_guest
  SELECT DISTINCT n.layout, n.file, n.record, g.org FROM shard_guest g
  JOIN shard_key k ON k.layout = g.layout AND k.file = g.file AND k.record = g.record
  JOIN shard_key n ON n.key = k.key AND n.home <> g.org
  LEFT JOIN shard_guest b ON b.layout = n.layout AND b.file = n.file AND b.record = n.record AND b.org = g.org
  WHERE b.org IS NULL;`);
  const home = divided.map(
    (layout) => `SELECT ${literal(layout.id)} AS layout, t.file, t.record, t.home AS org FROM (${homeRows(layout)}) t`,
  );
  await engine.run(`CREATE TABLE shard_row AS ${home.join('\nUNION ALL ')} UNION ALL SELECT layout, file, record, org FROM shard_guest
  WHERE layout <> 'officers';
DROP TABLE shard_key; DROP TABLE shard_guest;`);
}

/**
 * The tables of a part: name → SELECT of its rows, all that `computeVerdicts` needs. Of the verdicts then computed those of the part's own
 * agencies count. Rows whose agency could not be resolved belong to the part that `withUnresolved`.
 */
export function shardTables(orgs: readonly string[], withUnresolved: boolean): ReadonlyMap<string, string> {
  // a part without agencies has no rows; an empty list is no SQL
  const list = orgs.map((org) => literal(org)).join(', ') || 'NULL';
  const rows = `SELECT DISTINCT layout, file, record FROM shard_row WHERE org IN (${list})`;
  const own = (layout: Layout) =>
    `SELECT t.* FROM ${identifier(`all_${layout.id}`)} t JOIN (${rows}) s
  ON s.layout = ${literal(layout.id)} AND s.file = t.file AND s.record = t.record`;
  const staff = layouts
    .filter((layout) => layout.columns.some((c) => c.type === 'people'))
    .map(
      (layout) => `SELECT s.* FROM all_staff s JOIN (${own(layout)}) k
  ON s.source = ${literal(layout.id)} AND s.subject = ${subject(layout, 'k')}`,
    );
  const cases = divided.find((layout) => layout.id === 'cases');
  const fates = `SELECT f.* FROM all_fates f WHERE f.org IN (${list})${withUnresolved ? ' OR f.org IS NULL' : ''}`;
  const noted = [
    `SELECT file, record FROM (${rows})`,
    `SELECT file, record FROM (${fates})`,
    ...[...replicated].map((id) => `SELECT file, record FROM ${identifier(`all_${id}`)}`),
  ].join(' UNION ');
  return new Map<string, string>([
    ...layouts.map((layout): [string, string] => [
      `all_${layout.id}`,
      replicated.has(layout.id) ? `SELECT * FROM ${identifier(`all_${layout.id}`)}` : own(layout),
    ]),
    ['all_staff', staff.join(' UNION ALL ')],
    ['all_penalties', cases ? `SELECT p.* FROM all_penalties p JOIN (${own(cases)}) c ON c.case_no = p.case_no` : ''],
    ['all_fates', fates],
    ['all_sources', 'SELECT * FROM all_sources'],
    ['all_absent', 'SELECT * FROM all_absent'],
    ['all_masked', `SELECT m.* FROM all_masked m JOIN (${noted}) n ON n.file = m.file AND n.record = m.record`],
    ['issues', `SELECT i.* FROM issues i JOIN (${noted}) n ON n.file = i.file AND n.record = i.record`],
  ]);
}

/** SQL condition: a verdict of this part counts in it. */
export function countsIn(orgs: readonly string[], withUnresolved: boolean): string {
  return `org IN (${[...orgs, ...(withUnresolved ? [unresolvedAgency] : [])].map((org) => literal(org)).join(', ')})`;
}
