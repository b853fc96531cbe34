-- id: PUB-18
-- name: 双随机抽查结果公示及时率
-- name.en: Random-check results published in time
-- system: publicity
-- definition: 任务来源为双随机的行政检查中，自检查之日起20个工作日内公示结果的比例。
-- definition.en: Share of the random checks whose result was published within 20 working days of the inspection.
-- unit: 双随机检查
-- unit.en: random check
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 2019年1月3日前的检查不适用。公示早于检查的无法判定。
-- exclusions.en: Inspections before 3 January 2019 are exempt. Unknown when published before the inspection.
-- law: 国办发〔2018〕118号；政府信息公开条例第26条
-- direction: up
-- target: 0.95
-- clock: deadline
-- sources: inspections
SELECT
  i.org, i.key, '行政检查' AS act, i.key AS subject, i.insp_on AS on_date,
  CASE WHEN i.insp_on < s.three_systems_from THEN 'exempt' END AS ruled,
  CASE WHEN i.insp_on < s.three_systems_from THEN 'before_three_systems' END AS reason,
  i.insp_on AS start_on, i.published_on AS done_on, x.due_on, x.beyond, i.file, i.record
FROM inspection_publication i
CROSS JOIN setting s
LEFT JOIN deadline x ON x.rule = 'publish_other' AND x.start_on = i.insp_on AND x.extra = 0
WHERE i.task_source = '双随机'
