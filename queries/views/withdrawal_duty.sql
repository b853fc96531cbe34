-- 应当撤回公示的处罚决定和触发日期：机关自行撤销的日期，或者复议诉讼的触发日期（同一文号有几件案件的，算在编号最小的一件上），取最早的。
-- Penalty decisions whose publication has to be withdrawn, and since when.
SELECT
  d.key, d.org, d.act, d.decision_no AS docno, d.file, d.record,
  CASE
    WHEN d.place = 1 AND t.trigger_on IS NOT NULL AND (d.revoked_on IS NULL OR t.trigger_on < d.revoked_on) THEN t.trigger_on
    ELSE d.revoked_on
  END AS trigger_on
FROM (
  SELECT
    q.key, q.org, q.act, q.decision_no, q.file, q.record, c.revoked_on,
    row_number() OVER (PARTITION BY q.org, q.decision_no ORDER BY q.key) AS place
  FROM decision q
  JOIN cases c ON c.case_no = q.key
  WHERE q.family = 'CF' AND q.decision_no IS NOT NULL
) d
LEFT JOIN (SELECT org, docno, min(trigger_on) AS trigger_on FROM withdrawal_trigger GROUP BY org, docno) t
  ON t.org = d.org AND t.docno = d.decision_no
WHERE d.revoked_on IS NOT NULL OR (d.place = 1 AND t.trigger_on IS NOT NULL)
