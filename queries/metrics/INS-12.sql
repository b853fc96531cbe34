-- id: INS-12
-- name: 重复检查疑似率
-- name.en: Inspected again too soon, it seems
-- system: inspection
-- definition: 写明检查事项的涉企检查中，同一机关在此前30日内（含第30日）已就同一事项检查过同一企业的比例。须人工核实。
-- definition.en: Share of the inspections of enterprises with a named item for which the same agency had inspected the same enterprise on
--     the same item within the 30 days before. To be checked by hand.
-- unit: 涉企检查
-- unit.en: inspection of an enterprise
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 没有写明检查事项的无法判定；投诉举报、转办交办、数据监测、企业申请引起的和上级部署的专项检查不适用。前一次检查责令改正的是复
--     查，不计为重复。
-- exclusions.en: Unknown without an item; exempt when set off by a complaint and the like or ordered from above. A check after one that
--     ordered correction is a re-inspection and no repetition.
-- law: 国办发〔2024〕54号
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: inspections
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE
    WHEN e.counted = 0 THEN 'exempt'
    WHEN i.item_name IS NULL THEN 'unknown'
    WHEN r.insp_no IS NOT NULL THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN e.counted = 0 THEN 'inspection_not_counted'
    WHEN i.item_name IS NULL THEN 'item_missing'
    WHEN r.insp_no IS NOT NULL THEN 'inspected_again'
  END AS reason,
  i.file, i.record
FROM inspections i
JOIN enterprise_inspection e ON e.insp_no = i.insp_no
LEFT JOIN (
  SELECT DISTINCT n.insp_no
  FROM repeatable_inspection n
  JOIN repeatable_inspection p ON p.org = n.org AND p.enterprise = n.enterprise AND p.item_name = n.item_name
  CROSS JOIN setting s
  WHERE NOT p.corrected AND p.day_no + s.repeat_days >= n.day_no
    AND (p.day_no < n.day_no OR (p.day_no = n.day_no AND p.insp_no < n.insp_no))
) r ON r.insp_no = i.insp_no
