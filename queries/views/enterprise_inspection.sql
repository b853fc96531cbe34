-- 涉企检查按企业归集：统一社会信用代码有效的用代码，否则用名称。counted：计入频次的检查；all_counted：连同投诉举报等触发的检查。
-- Inspections of enterprises. Not counted: those before the cap came into force, those set off by complaints and the like, and campaigns
-- ordered from above.
SELECT
  i.org, c.year, i.insp_no, i.insp_on, i.file, i.record,
  CASE WHEN i.object_code IS NULL OR i.object_code LIKE '%*%' OR f.file IS NOT NULL THEN i.object_name ELSE i.object_code END AS enterprise,
  CASE
    WHEN i.insp_on < s.inspection_cap_from OR (i.insp_type = '专项检查' AND i.task_source = '上级部署') THEN 0
    WHEN i.task_source IN ('投诉举报', '转办交办', '数据监测', '企业申请') THEN 0
    ELSE 1
  END AS counted,
  CASE
    WHEN i.insp_on < s.inspection_cap_from OR (i.insp_type = '专项检查' AND i.task_source = '上级部署') THEN 0
    ELSE 1
  END AS all_counted
FROM inspections i
CROSS JOIN setting s
JOIN civil_day c ON c.day = i.insp_on
LEFT JOIN code_flaw f ON f.file = i.file AND f.record = i.record AND f.field = 'object_code'
WHERE i.is_enterprise
