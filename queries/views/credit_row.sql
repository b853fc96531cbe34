-- 两类双公示文件的各行，键为机关、文号、相对人。
-- Rows of both credit files with the key under which they are listed.
SELECT
  p.org, p.org || '|' || coalesce(p.decision_no, '') || '|' || coalesce(p.party_name, '') AS key, '行政处罚' AS act, p.decision_no AS docno,
  p.decision_on, p.reported_on, p.file, p.record
FROM credit_penalties p
UNION ALL
SELECT
  l.org, l.org || '|' || coalesce(l.decision_no, '') || '|' || coalesce(l.party_name, ''), '行政许可', l.decision_no,
  l.decision_on, l.reported_on, l.file, l.record
FROM credit_licences l
