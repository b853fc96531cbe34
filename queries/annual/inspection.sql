-- id: inspection
-- name: 行政检查实施情况
-- name.en: Administrative inspections
-- columns: 全部检查记录 | 未计入-转入其他执法行为 | 未计入-无完整记录 | 检查次数
-- sources: inspections
-- 转入其他执法行为（有关联案件，或者结果为立案、移送）的、没有检查记录的，不计入检查次数。
-- Inspections that led to another act, and those without a record, are not counted among the inspections.
SELECT i.org, i.insp_no AS key, i.insp_on AS on_date, CASE f.facet WHEN 1 THEN i.item ELSE '全部检查记录' END AS item, 1 AS amount, i.file, i.record
FROM (
  SELECT
    org, insp_no, insp_on, file, record,
    CASE
      WHEN case_no IS NOT NULL OR result IN ('立案', '移送') THEN '未计入-转入其他执法行为'
      WHEN NOT coalesce(has_record, FALSE) THEN '未计入-无完整记录'
      ELSE '检查次数'
    END AS item
  FROM inspections
) i
CROSS JOIN (SELECT 1 AS facet UNION ALL SELECT 2) f
