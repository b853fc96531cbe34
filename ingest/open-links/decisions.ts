import { literal, type Engine } from '../../src/lib/engine/engine.ts';
import { layoutById } from '../layouts/index.ts';
import { onRejectedRow, rejectedRows } from './rejected-numbers.ts';
import { notImported, titles, type Present } from './rule.ts';

/** Act → the layout its decisions (or inspections) come from. */
const actLayouts = { 行政处罚: 'cases', 行政许可: 'licences', 行政强制: 'coercions', 行政检查: 'inspections' };

/** Rows that name a decision by agency and number, with their own key: SELECTs that also say which act it is said to be. */
const naming: Readonly<Record<string, string>> = {
  disclosures: 'SELECT file, record, org, subject_no AS key, subject_no AS docno, act_type AS act FROM disclosures',
  gsxt: `SELECT file, record, org, decision_no AS key, decision_no AS docno, '行政处罚' AS act FROM gsxt`,
  credit_penalties: `SELECT file, record, org, decision_no AS key, decision_no AS docno, '行政处罚' AS act FROM credit_penalties`,
  credit_licences: `SELECT file, record, org, decision_no AS key, decision_no AS docno, '行政许可' AS act FROM credit_licences`,
  appeals:
    'SELECT file, record, org, appeal_no AS key, decision_no AS docno, CAST(NULL AS VARCHAR) AS act FROM appeals',
};

/**
 * Numbers of decisions (metrics: spec §3, view `decision`) that several decisions of the agency have, and what names a decision by
 * agency and number: 公示台账, the exports of the enterprise credit system and of 双公示, appeals.
 */
export async function listDecisionLinks(engine: Engine, present: Present): Promise<void> {
  const named = Object.keys(naming).filter((layout) => present.has(layout));
  const acts = Object.entries(actLayouts).filter(([, layout]) => present.has(layout));
  if (acts.length === 0) return;
  await engine.run(
    `CREATE OR REPLACE TABLE shared_number AS SELECT org, decision_no AS docno, CAST(count(*) AS INTEGER) AS n
       FROM decision WHERE decision_no IS NOT NULL GROUP BY org, decision_no HAVING count(*) > 1`,
  );
  await engine.run(`INSERT INTO all_open_links ${sharedNumbers}`);
  if (named.length > 0) {
    const naming = namingRows(named);
    await engine.run(`INSERT INTO all_open_links ${namingShared(naming)}`);
    await engine.run(`INSERT INTO all_open_links ${namingNone(naming, present)}`);
  }
  if (present.has('appeals')) await engine.run(`INSERT INTO all_open_links ${withoutNumber}`);
  await engine.run('DROP TABLE shared_number');
}

function namingRows(layouts: readonly string[]): string {
  return layouts
    .map((id) => `SELECT ${literal(id)} AS layout, n.* FROM (${naming[id] ?? ''}) n WHERE n.docno IS NOT NULL`)
    .join(' UNION ALL ');
}

const sharedNumbers = `SELECT 'decision_number_shared',
    CASE d.family WHEN 'CF' THEN 'cases' WHEN 'XK' THEN 'licences' ELSE 'coercions' END,
    d.file, d.record, d.org, d.key, d.decision_no, n.n,
    '文号“' || d.decision_no || '”为本机关' || n.n || '件决定共用，凭文号找来的公示、复议诉讼无法确定属于哪一件，对每一件都算；请核对文号'
  FROM shared_number n JOIN decision d ON d.org = n.org AND d.decision_no = n.docno`;

const isAppeal = `p.layout = 'appeals'`;

function namingShared(rows: string): string {
  return `SELECT CASE WHEN ${isAppeal} THEN 'appeal_decision_shared' ELSE 'publication_shared' END,
      p.layout, p.file, p.record, p.org, p.key, p.docno, n.n,
      '文号“' || p.docno || '”为本机关' || n.n || '件决定共用，无法确定'
        || CASE WHEN ${isAppeal} THEN '复议诉讼针对' ELSE '公示的' END || '哪一件；请核对各件决定的文号'
    FROM (${rows}) p JOIN shared_number n ON n.org = p.org AND n.docno = p.docno`;
}

/**
 * Numbers that no decision of the agency has, as of the day or later. Where the number stands on a row that is no decision, or with
 * another agency, the sentence says so.
 */
function namingNone(rows: string, present: Present): string {
  const read = Object.entries(actLayouts).filter(([, layout]) => present.has(layout));
  const sought = read.map(([act]) => literal(act)).join(', ');
  const places = titles(read.map(([, layout]) => layout));
  const place = Object.entries(actLayouts).map(
    ([act, layout]) => `WHEN ${literal(act)} THEN ${literal(layoutById(layout).title)}`,
  );
  const absent = notImported(Object.values(actLayouts), present);
  return `WITH unknown AS MATERIALIZED (
      SELECT p.* FROM (${rows}) p ANTI JOIN (${knownNumbers}) k ON k.org = p.org AND k.docno = p.docno
      WHERE p.act IS NULL OR p.act IN (${sought})),
    undecided AS (SELECT k.org, k.docno, min(k.why) AS why FROM (${undecidedNumbers}) k SEMI JOIN unknown u ON u.docno = k.docno GROUP BY ALL),
    elsewhere AS (SELECT DISTINCT k.docno FROM (${knownNumbers}) k SEMI JOIN unknown u ON u.docno = k.docno)
    SELECT CASE WHEN ${isAppeal} THEN 'appeal_decision_unknown' ELSE 'publication_unknown' END,
      p.layout, p.file, p.record, p.org, p.key, p.docno, 0,
      '文号“' || p.docno || '”' || CASE
        WHEN x.number IS NOT NULL THEN ${onRejectedRow('x.place')}
        WHEN w.docno IS NOT NULL THEN w.why || '，不是执法决定；请核对该件的状态或者文号'
        WHEN e.docno IS NOT NULL THEN '是其他机关决定的文号，本机关没有；请核对机关和文号'
        ELSE '在本机关的' || CASE p.act ${place.join(' ')} ELSE ${literal(places)} END || '中没有'
          || CASE WHEN p.act IS NULL THEN ${literal(absent)} ELSE '' END || '，无法确定是哪件决定；请核对文号，或者补报该件' END
    FROM unknown p
    LEFT JOIN undecided w ON w.org = p.org AND w.docno = p.docno
    LEFT JOIN elsewhere e ON e.docno = p.docno
    LEFT JOIN (${rejectedRows(decisionFields)}) x ON x.number = p.docno`;
}

const decisionFields = ['cases', 'licences', 'coercions'].map((layout) => [layout, 'decision_no'] as const);

/** Numbers of decisions known by the as-of day, of those that come to be known later, and of inspections. */
const knownNumbers = `SELECT org, decision_no AS docno FROM decision WHERE decision_no IS NOT NULL
  UNION ALL SELECT c.org, c.decision_no FROM all_cases c, setting t
    WHERE c.decision_no IS NOT NULL AND (c.decision_on > t.as_of OR c.filed_on > t.as_of) AND coalesce(c.close_kind, '') <> '撤销立案'
  UNION ALL SELECT l.org, l.decision_no FROM all_licences l, setting t
    WHERE l.decision_no IS NOT NULL AND (l.decision_on > t.as_of OR l.applied_on > t.as_of) AND coalesce(l.result, '') <> '撤回申请'
  UNION ALL SELECT q.org, q.decision_no FROM all_coercions q, setting t
    WHERE q.decision_no IS NOT NULL AND q.decision_on > t.as_of AND q.class <> '申请法院强制执行'
  UNION ALL SELECT org, insp_no FROM all_inspections`;

/** Numbers on rows that are no decision, and why they are none. */
const undecidedNumbers = `SELECT org, decision_no AS docno, '是已撤销立案的案件的文号' AS why FROM all_cases
    WHERE close_kind = '撤销立案' AND decision_no IS NOT NULL
  UNION ALL SELECT org, decision_no, '是已撤回申请的办件的文号' FROM all_licences WHERE result = '撤回申请' AND decision_no IS NOT NULL
  UNION ALL SELECT org, decision_no, '是申请法院强制执行的文号' FROM all_coercions
    WHERE class = '申请法院强制执行' AND decision_no IS NOT NULL`;

const withoutNumber = `SELECT 'appeal_decision_unknown', 'appeals', a.file, a.record, a.org, a.appeal_no, CAST(NULL AS VARCHAR), 0,
    '「原决定书文号」为空，无法确定针对哪件决定；请补填'
  FROM appeals a WHERE a.decision_no IS NULL`;
