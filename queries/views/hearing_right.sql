-- 属于听证范围的处罚案件：降低资质等级、责令停产停业、责令关闭或者限制从业、吊销许可证件，或者较大数额罚没。行政处罚法第63条。
-- Penalty cases whose party may ask for a hearing, by kind of the penalty or by a large amount.
SELECT DISTINCT c.case_no
FROM cases c
JOIN party_limit p ON p.party_type = coalesce(c.party_type, '')
LEFT JOIN penalties k ON k.case_no = c.case_no
WHERE k.kind IN ('降低资质等级', '责令停产停业', '责令关闭、限制从业', '吊销许可证件')
  OR coalesce(c.fine, 0) >= p.large_amount OR coalesce(c.confiscated, 0) >= p.large_amount
