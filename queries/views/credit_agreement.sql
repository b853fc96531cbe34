-- 台账与双公示一致的决定：至少一条双公示记录的当事人名称、决定日期相同，处罚的罚款相差不超过1元（空为0）。
-- Decisions with which at least one row of the credit files agrees: party, day of decision and, of a penalty, the fine to 1 yuan.
-- `named` is 0 when it is only known that the rest agrees, since the source names no party (a page of 信用中国).
SELECT d.family, d.key, max(CASE WHEN r.party_name IS NULL THEN 0 ELSE 1 END) AS named
FROM credit_duty d
JOIN credit_report r ON r.org = d.org AND r.docno = d.decision_no AND r.decision_on = d.decision_on
JOIN (
  SELECT 'CF' AS family, case_no AS key, party_name, coalesce(fine, 0) AS fine FROM cases
  UNION ALL
  SELECT 'XK', licence_no, party_name, 0 FROM licences
) p ON p.family = d.family AND p.key = d.key
WHERE d.ruled = 'met'
  AND (r.party_name IS NULL OR r.party_name = p.party_name)
  AND (d.family = 'XK' OR (r.fine - p.fine <= 1 AND p.fine - r.fine <= 1))
GROUP BY d.family, d.key
