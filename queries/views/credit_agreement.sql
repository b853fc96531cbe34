-- 台账与双公示一致的决定：至少一条双公示记录的当事人名称、决定日期相同，处罚的罚款相差不超过1元（空为0）。
-- Decisions with which at least one row of the credit files agrees: party, day of decision and, of a penalty, the fine to 1 yuan.
SELECT DISTINCT d.family, d.key
FROM credit_duty d
JOIN credit_report r ON r.org = d.org AND r.docno = d.decision_no AND r.decision_on = d.decision_on
LEFT JOIN cases c ON d.family = 'CF' AND c.case_no = d.key
LEFT JOIN licences l ON d.family = 'XK' AND l.licence_no = d.key
WHERE d.ruled = 'met'
  AND r.party_name = coalesce(c.party_name, l.party_name)
  AND (d.family = 'XK' OR (r.fine - coalesce(c.fine, 0) <= 1 AND coalesce(c.fine, 0) - r.fine <= 1))
