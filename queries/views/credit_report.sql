-- 双公示报送：两类双公示文件中的各行（行政许可没有罚款，按0计）。
-- Rows of both credit files. An empty fine, and any of the licence file, is 0.
SELECT
  p.org, p.decision_no AS docno, '行政处罚' AS act, p.party_name, p.decision_on, coalesce(p.fine, 0) AS fine, p.file, p.record
FROM credit_penalties p
UNION ALL
SELECT l.org, l.decision_no, '行政许可', l.party_name, l.decision_on, 0, l.file, l.record
FROM credit_licences l
