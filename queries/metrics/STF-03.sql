-- id: STF-03
-- name: 审核人员培训率
-- name.en: Reviewers trained
-- system: supervision
-- definition: 在岗法制审核人员中，当年参加过培训的比例（每年至少一次，为本系统默认口径）。双方都有证件编号的按编号核对，否则按本机关姓名。
-- definition.en: Share of the active reviewers who attended a training in the year (at least one a year is a standard of this system). Matched by
--     certificate number when both have one, else by name within the agency.
-- unit: 在岗法制审核人员
-- unit.en: active reviewer
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 当年6月30日以后初次从事审核的不适用。年度未终了而尚未参加的，未到期。没有初次从事审核日期的，看不出当年是否已从事审核，没有参加培训的
--     无法判定。是否在岗以文件为准。
-- exclusions.en: Exempt when first in legal review after 30 June of the year. Pending until the year is over. Without the first day in legal review
--     nobody can tell whether it was before, so that years without a training are unknown. Who is active is as the file says.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- yearly: yes
-- further: yes
-- sources: reviewers
-- evidence: trainings
SELECT
  v.org, v.org || '|' || v.name AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN v.first_on > y.half_on THEN 'exempt'
    WHEN t.year IS NOT NULL THEN 'met'
    WHEN s.as_of <= y.last_on THEN 'pending'
    WHEN v.first_on IS NULL THEN 'unknown'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN v.first_on > y.half_on THEN 'reviewer_after_june'
    WHEN t.year IS NOT NULL THEN NULL
    WHEN v.first_on IS NULL AND s.as_of > y.last_on THEN 'first_review_missing'
    ELSE 'reviewer_not_trained'
  END AS reason,
  y.year, v.file, v.record
FROM reviewers v
CROSS JOIN report_year y
CROSS JOIN setting s
LEFT JOIN reviewer_training t ON t.org = v.org AND t.name = v.name AND t.year = y.year
WHERE coalesce(v.active, TRUE)
