-- id: PRC-18
-- name: 一次性告知合规率
-- name.en: Told once what is missing
-- system: procedure
-- definition: 登记为材料不全的许可申请中，收到申请之日起5个工作日内告知需要补正的全部内容，并且只告知一次的比例。
-- definition.en: Share of the applications registered as incomplete whose applicant was told what is missing within 5 working days, and
--     once only.
-- unit: 材料不全的许可申请
-- unit.en: incomplete application
-- attribution: 收到申请日期
-- attribution.en: day the application was received
-- exclusions: 没有收到日期的不统计；告知次数没有登记的、告知早于收到的无法判定。
-- exclusions.en: Not counted without the day it was received; unknown without the number of notices, or when told before it was received.
-- law: 行政许可法第32条第1款第4项；行政许可法第82条
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: told_on
-- further: yes
-- sources: licence_details
SELECT
  d.org, d.licence_no AS key, '行政许可' AS act, d.licence_no AS subject, d.received_on AS on_date,
  CASE WHEN d.told_times > 1 THEN 'overdue' WHEN d.told_on IS NOT NULL AND d.told_times IS NULL THEN 'unknown' END AS ruled,
  CASE WHEN d.told_times > 1 THEN 'told_more_than_once' WHEN d.told_on IS NOT NULL AND d.told_times IS NULL THEN 'entry_empty' END AS reason,
  d.received_on AS start_on, d.told_on AS done_on, x.due_on, x.beyond, d.file, d.record
FROM licence_details d
LEFT JOIN deadline x ON x.rule = 'licence_fix' AND x.start_on = d.received_on AND x.extra = 0
WHERE d.incomplete
