-- 计入频次、写明检查事项的涉企检查：企业、事项、日序，是否责令改正（其后的为复查）。
-- Inspections of enterprises that count and name their item, with the number of the day; `corrected`: the next one is a re-inspection.
SELECT
  e.org, e.enterprise, i.item_name, e.insp_no, c.day_no, coalesce(i.result IN ('责令当场改正', '限期整改'), FALSE) AS corrected
FROM enterprise_inspection e
JOIN inspections i ON i.insp_no = e.insp_no
JOIN civil_day c ON c.day = e.insp_on
WHERE e.counted = 1 AND i.item_name IS NOT NULL
