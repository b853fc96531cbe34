-- id: REV-11
-- name: 审核人员持证率
-- name.en: Reviewers with the legal qualification
-- system: review
-- definition: 2018年1月1日起初次从事法制审核的在岗人员中，取得法律职业资格的比例。
-- definition.en: Share of the active reviewers who took up legal review on or after 1 January 2018 that hold the national legal
--     qualification.
-- unit: 在岗法制审核人员
-- unit.en: active reviewer
-- attribution: none
-- attribution.en: none
-- exclusions: 2018年1月1日前已从事审核的不适用。没有初次从事审核日期的无法判定。不分时段，以统计时点为准。
-- exclusions.en: Exempt when in the work before 1 January 2018. Unknown without that day. As of the as-of day, without a period.
-- law: 行政处罚法第58条第2款
-- direction: up
-- target: 1
-- clock: ruled
-- seen in: lpq_no
-- sources: reviewers
SELECT
  v.org, v.org || '|' || v.name AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN v.first_on IS NULL THEN 'unknown'
    WHEN v.first_on < s.reviewer_qualification_from THEN 'exempt'
    WHEN v.lpq_no IS NOT NULL THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN v.first_on IS NULL THEN 'first_review_missing'
    WHEN v.first_on < s.reviewer_qualification_from THEN 'reviewer_before_2018'
    WHEN v.lpq_no IS NULL THEN 'qualification_missing'
  END AS reason,
  v.file, v.record
FROM reviewers v
CROSS JOIN setting s
WHERE coalesce(v.active, TRUE)
