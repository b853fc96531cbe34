-- id: PUB-20
-- name: 统计年报按期公开
-- name.en: Annual statistics published in time
-- system: publicity
-- definition: 各执法机关在次年1月31日前公开本年度行政执法统计年报的比例。1月31日是固定日期，遇休息日不顺延。
-- definition.en: Share of the agencies that published their annual enforcement statistics by 31 January of the next year. The date is
--     fixed.
-- unit: 执法机关
-- unit.en: agency
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 当年及以后设立的机关不适用。公开早于年末的无法判定。
-- exclusions.en: Agencies established in the year or later are exempt. Unknown when published before the end of the year.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: deadline
-- yearly: yes
-- lateness: workdays_late
-- sources: orgs
-- evidence: annual_reports
SELECT
  a.org, a.org AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN a.created_on >= y.first_on THEN 'exempt' END AS ruled,
  CASE WHEN a.created_on >= y.first_on THEN 'established_in_year' END AS reason,
  y.last_on AS start_on, r.published_on AS done_on, y.report_due_on AS due_on, FALSE AS beyond, y.year,
  coalesce(r.file, a.file) AS file, coalesce(r.record, a.record) AS record
FROM agency a
CROSS JOIN report_year y
LEFT JOIN annual_reports r ON r.org = a.org AND r.year = y.year
