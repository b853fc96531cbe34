-- id: INS-13
-- name: 涉企检查次数未增加的机关占比
-- name.en: Agencies that did not inspect enterprises more often
-- system: inspection
-- definition: 上年同期检查过企业的机关中，本年涉企检查次数不多于上年同期的比例。本年未终了的，上年只计到同月同日；各机关的两个次数一并列
--     出，由此可得同比。
-- definition.en: Share of the agencies that inspected enterprises in the year before which did not do so more often this year. While the
--     year runs, the year before counts up to the same day; both numbers stand with each agency.
-- unit: 执法机关
-- unit.en: agency
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 两年同期都没有检查企业的不适用；上年同期没有而本年有的，没有可比的基数，无法判定。次数多少都不评分，只作参考。
-- exclusions.en: Exempt when no enterprise was inspected in either year; unknown when there was nothing to compare with the year before.
--     For information only.
-- law: 国办发〔2024〕54号
-- direction: up
-- target: none
-- clock: ruled
-- extra: inspections, inspections_before
-- yearly: yes
-- further: yes
-- informational: yes
-- sources: inspections
SELECT
  a.org, a.org AS key, '行政检查' AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN n.times IS NULL AND b.times IS NULL THEN 'exempt'
    WHEN b.times IS NULL THEN 'unknown'
    WHEN coalesce(n.times, 0) > b.times THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN n.times IS NULL AND b.times IS NULL THEN 'no_counted_inspection'
    WHEN b.times IS NULL THEN 'none_the_year_before'
    WHEN coalesce(n.times, 0) > b.times THEN 'inspected_more_often'
  END AS reason,
  coalesce(n.times, 0) AS extra_1, coalesce(b.times, 0) AS extra_2, y.year, a.file, a.record
FROM agency a
CROSS JOIN report_year y
LEFT JOIN (SELECT org, year, count(*) AS times FROM enterprise_inspection GROUP BY org, year) n ON n.org = a.org AND n.year = y.year
LEFT JOIN (
  SELECT e.org, e.year + 1 AS year, count(*) AS times
  FROM enterprise_inspection e
  CROSS JOIN setting s
  JOIN day_mark m ON m.day = e.insp_on
  JOIN day_mark t ON t.day = s.as_of
  WHERE m.mark + 372 <= t.mark
  GROUP BY e.org, e.year
) b ON b.org = a.org AND b.year = y.year
