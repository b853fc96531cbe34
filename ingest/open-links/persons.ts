import { literal, type Engine } from '../../src/lib/engine/engine.ts';
import { layoutById } from '../layouts/index.ts';
import { onRejectedRow, rejectedRows } from './rejected-numbers.ts';
import type { Present } from './rule.ts';

const register = layoutById('officers').title;

/**
 * Persons on acts and at trainings who can't be matched to 行政执法人员清单 (spec/metrics.md §3: by certificate number in any agency, else
 * by agency and name when there is exactly one), and certificate numbers that two persons use.
 */
export async function listPersonLinks(engine: Engine, present: Present): Promise<void> {
  if (!present.has('officers')) return;
  await engine.run(
    `CREATE OR REPLACE TABLE officer_count AS SELECT org, name, CAST(count(*) AS INTEGER) AS n, min(cert_no) AS cert_no
       FROM officers GROUP BY org, name`,
  );
  await engine.run(`INSERT INTO all_open_links ${unmatched}`);
  await engine.run(`INSERT INTO all_open_links ${otherName}`);
  await engine.run(`INSERT INTO all_open_links ${replacedOfficers}`);
  if (present.has('trainings')) {
    await engine.run(`INSERT INTO all_open_links ${trainees}`);
    await engine.run(`INSERT INTO all_open_links ${traineesOfOtherName}`);
  }
  await engine.run('DROP TABLE officer_count');
}

/** A person as the row writes it: name, certificate number in brackets. */
function written(alias: string): string {
  return `${alias}.name || coalesce('（' || ${alias}.cert_no || '）', '')`;
}

/** Why a person is not matched: SQL over the person `p`, the officers of the same agency and name, `n`, and rejected rows, `x`. */
const why = `'“' || ${written('p')} || '”' || CASE
    WHEN x.number IS NOT NULL THEN '的证号' || ${onRejectedRow('x.place')}
    WHEN p.cert_no IS NOT NULL AND n.n = 1 THEN '的证号不在${register}中，本机关名为“' || p.name || '”的仅一人，'
      || coalesce('证号为“' || n.cert_no || '”', '清单未填证号') || '，不能断定是同一人；请核对证号'
    WHEN p.cert_no IS NOT NULL AND n.n > 1 THEN '的证号不在${register}中，本机关名为“' || p.name || '”的有' || n.n || '人；请核对证号'
    WHEN p.cert_no IS NOT NULL THEN '的证号和姓名都不在本机关的${register}中；请核对证号，或者补报此人'
    WHEN n.n > 1 THEN '未写证号，本机关${register}中同名的有' || n.n || '人，无法确定是哪一位；请补填证号'
    ELSE '未写证号，本机关${register}中没有此人；请核对姓名，补填证号，或者补报此人' END`;

const rejectedOfficers = rejectedRows([['officers', 'cert_no']]);

const unmatched = `SELECT CASE
      WHEN p.cert_no IS NOT NULL THEN CASE WHEN n.n = 1 THEN 'cert_mismatch' ELSE 'cert_unknown' END
      WHEN n.n > 1 THEN 'person_ambiguous' ELSE 'person_unknown' END,
    p.source, p.file, p.record, p.org, p.key, ${written('p')}, coalesce(n.n, 0), ${why}
  FROM action_person p LEFT JOIN officer_count n ON n.org = p.org AND n.name = p.name
  LEFT JOIN (${rejectedOfficers}) x ON x.number = p.cert_no
  WHERE NOT p.matched AND p.mention = 1`;

/** One certificate number, two names: `p` as the row writes it, `o` as the register does. */
const twoNames = `'证号“' || p.cert_no || '”在${register}中属于“' || o.name || '”，此处写的是“' || p.name || '”，按证号算作前者；请核对姓名和证号'`;

const otherName = `SELECT DISTINCT 'cert_shared', p.source, p.file, p.record, p.org, p.key, ${written('p')}, 2, ${twoNames}
  FROM action_person p JOIN officers o ON o.cert_no = p.cert_no WHERE p.name <> o.name`;

/** In the register itself the later row wins (§5 of the layouts): the person who stood there before is gone from it. */
const replacedOfficers = `SELECT 'cert_shared', 'officers', f.file, f.record, o.org, f.key, f.replaced || '（' || f.key || '）', 2,
    '证号“' || f.key || '”先后属于“' || f.replaced || '”和“' || f.kept || '”，以后出现的为准，前者未采用；请核对两人的证号'
  FROM all_conflict_fields f LEFT JOIN all_fates o ON o.layout = f.layout AND o.file = f.file AND o.record = f.record
  WHERE f.layout = 'officers' AND f.field = 'name'`;

const attendee = `SELECT t.training_no || '|' || coalesce(t.cert_no, t.org || '|' || t.name) AS key, t.* FROM trainings t`;

const trainees = `SELECT 'trainee_unknown', ${literal('trainings')}, p.file, p.record, p.org, p.key, ${written('p')}, coalesce(n.n, 0),
    ${why} || '；在此之前其学时不计'
  FROM (${attendee}) p
  ANTI JOIN officers o ON o.cert_no = p.cert_no
  LEFT JOIN officer_count n ON n.org = p.org AND n.name = p.name
  LEFT JOIN (${rejectedOfficers}) x ON x.number = p.cert_no
  WHERE p.cert_no IS NOT NULL OR coalesce(n.n, 0) <> 1`;

const traineesOfOtherName = `SELECT 'cert_shared', ${literal('trainings')}, p.file, p.record, p.org, p.key, ${written('p')}, 2, ${twoNames}
  FROM (${attendee}) p JOIN officers o ON o.cert_no = p.cert_no WHERE p.name <> o.name`;
