-- id: STF-06a
-- name: 参与执法率
-- name.en: Officers who took part
-- system: supervision
-- definition: 在岗执法人员中，当年至少在一件执法行为（处罚案件、检查、强制）上有记载的比例。
-- definition.en: Share of the officers on duty who are named on at least one action (case, inspection, coercion) of the year.
-- unit: 在岗执法人员
-- unit.en: officer on duty
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 当年6月30日以后入职的不适用；年度未终了而尚未参与的，未到期。岗位不同，多少都不评分，只作参考。
-- exclusions.en: Exempt when joined after 30 June of the year; pending while the year runs. Posts differ: for information only.
-- law: 国办发〔2018〕118号；行政处罚法第42条第1款
-- direction: up
-- target: none
-- clock: ruled
-- yearly: yes
-- further: yes
-- informational: yes
-- sources: officers
-- evidence: cases or inspections or coercions
SELECT
  o.org, o.key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN p.identity IS NOT NULL THEN 'met'
    WHEN o.joined_on > y.half_on THEN 'exempt'
    WHEN s.as_of <= y.last_on THEN 'pending'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN p.identity IS NOT NULL THEN NULL
    WHEN o.joined_on > y.half_on THEN 'joined_after_june'
    ELSE 'no_action_in_year'
  END AS reason,
  y.year, o.file, o.record
FROM officer_on_duty o
CROSS JOIN report_year y
CROSS JOIN setting s
LEFT JOIN (
  SELECT DISTINCT a.identity, c.year
  FROM action_person a
  JOIN civil_day c ON c.day = a.on_date
  WHERE a.matched
) p ON p.identity = o.key AND p.year = y.year
