-- id: INS-05
-- name: 超频次企业
-- name.en: Enterprises inspected too often
-- system: inspection
-- definition: 同一机关一年内对同一企业的检查超过2次的企业所占比例。
-- definition.en: Share of the enterprises that the same agency inspected more than twice in the year.
-- unit: 机关检查过的一家企业
-- unit.en: an enterprise inspected by an agency
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 投诉举报、转办交办、数据监测、企业申请触发的检查，上级部署的专项检查，2025年1月1日前的检查不计；没有计入的检查的不适用。
-- exclusions.en: Not counted: inspections set off by complaints, referrals, data monitoring or the enterprise itself, campaigns ordered
--     from above, and those before 1 January 2025; exempt when none counts.
-- law: 国办发〔2024〕54号
-- direction: down
-- target: 0
-- clock: ruled
-- extra: counted, all_counted
-- yearly: yes
-- sources: inspections
SELECT
  g.org, g.org || '|' || g.enterprise AS key, '行政检查' AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN g.counted = 0 THEN 'exempt'
    WHEN g.counted > s.inspections_per_year THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN g.counted = 0 THEN 'no_counted_inspection'
    WHEN g.counted > s.inspections_per_year THEN 'inspected_too_often'
  END AS reason,
  g.counted AS extra_1, g.all_counted AS extra_2, CAST(g.year AS INTEGER) AS year, e.file, e.record
FROM (
  SELECT org, enterprise, year, CAST(sum(counted) AS BIGINT) AS counted, CAST(sum(all_counted) AS BIGINT) AS all_counted
  FROM enterprise_inspection
  WHERE enterprise IS NOT NULL
  GROUP BY org, enterprise, year
) g
CROSS JOIN setting s
JOIN (
  SELECT org, enterprise, year, file, record, row_number() OVER (PARTITION BY org, enterprise, year ORDER BY insp_on, insp_no) AS place
  FROM enterprise_inspection
) e ON e.org = g.org AND e.enterprise = g.enterprise AND e.year = g.year AND e.place = 1
