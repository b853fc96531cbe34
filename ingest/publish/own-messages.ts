import { literal, type Engine } from '../../src/lib/engine/engine.ts';

/** What stands where a sentence would have quoted a row of another unit. */
const elsewhere = {
  link: '关联未定：可能的另一端涉及其他单位的数据，不在本份数据中，请向市级汇总单位核实',
  issue: '与其他单位报送的一行编号相同，本行未采用，请向市级汇总单位核实',
};

/**
 * Makes `issues` and `all_open_links` of the unit. Their sentences may quote another row: a duty a recording may belong to, an officer with
 * the same certificate, the row that was kept instead. A sentence stays only when everything it quotes is the unit's own. `own`: SQL
 * condition on the rows `t`.
 */
export async function ownMessages(engine: Engine, own: string): Promise<void> {
  await engine.run(`CREATE TABLE issues AS
SELECT t.* REPLACE (f.file AS file, k.file AS kept_file, CASE WHEN k.file IS NULL THEN NULL ELSE t.kept_record END AS kept_record,
  CASE WHEN t.kept_file IS NULL OR (k.file IS NOT NULL AND (k.old = t.file OR k.before = k.name)) THEN t.message
    ELSE ${literal(elsewhere.issue)} END AS message)
FROM main.issues t JOIN own_file f ON f.old = t.file
SEMI JOIN own_row r ON r.layout = t.layout AND r.file = t.file AND r.record = t.record
LEFT JOIN (SELECT o.layout, o.file AS old, o.record, x.file, x.before, x.name FROM own_row o JOIN own_file x ON x.old = o.file) k
  ON k.layout = t.layout AND k.old = t.kept_file AND k.record = t.kept_record;

CREATE TABLE own_text AS
SELECT duty_no AS text FROM all_duties UNION SELECT name FROM all_officers UNION SELECT cert_no FROM all_officers
UNION SELECT name FROM all_staff UNION SELECT cert_no FROM all_staff UNION SELECT name FROM own_file WHERE name = before;
CREATE TABLE own_link AS
SELECT row_number() OVER () AS no, t.* REPLACE (f.file AS file) FROM main.all_open_links t JOIN own_file f ON f.old = t.file WHERE ${own};
CREATE TABLE foreign_link AS
SELECT DISTINCT no FROM (
  SELECT no, value, unnest(regexp_extract_all(message, '“(.*?)”', 1)) AS text FROM own_link
  UNION ALL
  SELECT no, value, unnest(string_split(regexp_extract(message, '可能属于(.*)共[0-9]+个环节', 1), '、')) FROM own_link
) m
ANTI JOIN own_text o ON o.text = m.text
WHERE m.text NOT IN ('', '…') AND NOT coalesce(starts_with(m.value, m.text), false);
CREATE TABLE all_open_links AS
SELECT l.* EXCLUDE (no) REPLACE (CASE WHEN x.no IS NULL THEN l.message ELSE ${literal(elsewhere.link)} END AS message)
FROM own_link l LEFT JOIN foreign_link x ON x.no = l.no;`);
}
