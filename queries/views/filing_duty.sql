-- 应当报同级政府备案的重大行政处罚决定：责令停产停业、吊销许可证件、行政拘留，或者较大数额罚没。
-- Penalty decisions that have to be filed with the government, in any procedure.
SELECT d.key, d.org, d.act, d.on_date, d.decision_on, c.filed_gov_on, d.file, d.record
FROM decision d
JOIN cases c ON c.case_no = d.key
JOIN party_limit p ON p.party_type = coalesce(c.party_type, '')
LEFT JOIN (SELECT DISTINCT case_no FROM penalties WHERE kind IN ('责令停产停业', '吊销许可证件', '行政拘留')) k ON k.case_no = d.key
WHERE d.family = 'CF' AND d.decision_on IS NOT NULL AND NOT d.no_penalty
  AND (k.case_no IS NOT NULL OR coalesce(c.fine, 0) >= p.large_amount OR coalesce(c.confiscated, 0) >= p.large_amount)
