-- id: INS-10
-- name: 清单外检查率
-- name.en: Inspections outside the list
-- system: inspection
-- definition: 写明检查事项的涉企检查中，检查当日事项不在本机关已公开清单上的比例。
-- definition.en: Share of the inspections of enterprises with a named item whose item was not on the agency's published list on the day.
-- unit: 涉企检查
-- unit.en: inspection of an enterprise
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 没有写明检查事项的无法判定；2025年1月3日前的不适用。清单当日公开、当日停止执行的都算在清单上。
-- exclusions.en: Unknown without an item; exempt before 3 January 2025. The days of publication and of abolition both count as on the list.
-- law: 国办发〔2024〕54号
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: inspections
-- evidence: inspection_items
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE
    WHEN i.insp_on < s.inspection_approval_from THEN 'exempt'
    WHEN i.item_name IS NULL THEN 'unknown'
    WHEN l.insp_no IS NOT NULL THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN i.insp_on < s.inspection_approval_from THEN 'before_inspection_approval'
    WHEN i.item_name IS NULL THEN 'item_missing'
    WHEN l.insp_no IS NULL THEN 'item_not_on_list'
  END AS reason,
  i.file, i.record
FROM inspections i
CROSS JOIN setting s
LEFT JOIN (
  SELECT DISTINCT q.insp_no
  FROM inspections q
  JOIN inspection_items t ON t.org = q.org AND t.item_name = q.item_name
  WHERE t.published_on <= q.insp_on AND (t.abolished_on IS NULL OR t.abolished_on >= q.insp_on)
) l ON l.insp_no = i.insp_no
WHERE i.is_enterprise
