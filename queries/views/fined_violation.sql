-- 有罚款的处罚决定：当事人、案由、违法行为发生和终了日期。当事人：单位、个体工商户的统一社会信用代码有效的用代码，否则用名称。
-- Penalty decisions with a fine: who, for what, over which days. The numbers of persons are masked and say nothing here.
SELECT
  d.org, d.key, d.act, d.on_date, c.violation, e.started_on, e.ended_on, d.file, d.record,
  CASE
    WHEN coalesce(c.party_type, '自然人') = '自然人' OR c.party_code IS NULL OR c.party_code LIKE '%*%' OR f.file IS NOT NULL THEN c.party_name
    ELSE c.party_code
  END AS party
FROM decision d
JOIN cases c ON c.case_no = d.key
LEFT JOIN case_details e ON e.case_no = d.key
LEFT JOIN code_flaw f ON f.file = c.file AND f.record = c.record AND f.field = 'party_code'
WHERE d.family = 'CF' AND c.fine > 0 AND NOT d.no_penalty
