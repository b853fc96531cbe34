-- id: INS-08
-- name: 问题发现率
-- name.en: Inspections that found something
-- system: inspection
-- definition: 有检查结果的行政检查中，发现问题（责令当场改正、限期整改、立案、移送）的比例。
-- definition.en: Share of the inspections with a result that found something: correction on the spot or by a date, a case, or a referral.
-- unit: 有检查结果的行政检查
-- unit.en: inspection with a result
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 没有检查结果的不统计；无法联系的不适用。多少都不说明好坏，只作参考。
-- exclusions.en: Not counted without a result; exempt when the object could not be reached. Neither many nor few are good: for
--     information only.
-- law: 国办发〔2024〕54号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: inspections
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE
    WHEN i.result = '无法联系' THEN 'exempt'
    WHEN i.result = '未发现问题' THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN i.result = '无法联系' THEN 'object_not_reached'
    WHEN i.result = '未发现问题' THEN 'nothing_found'
  END AS reason,
  i.file, i.record
FROM inspections i
WHERE i.result IS NOT NULL
