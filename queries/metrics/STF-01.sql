-- id: STF-01
-- name: 培训学时达标率
-- name.en: Training hours reached
-- system: supervision
-- definition: 在岗执法人员中，年度培训学时达到60学时的比例；当年入职的按月折算：60×（13－入职月份）÷12。
-- definition.en: Share of the officers on duty who reached 60 hours of traini
--     ng in the year; for those who joined in it, 60 × (13 − month) ÷ 12.
-- unit: 在岗执法人员
-- unit.en: officer on duty
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 当年6月30日以后入职的不适用。年度未终了而学时不足的，未到期。人员状态以统计时点为准。
-- exclusions.en: Exempt when joined after 30 June of the year. Pending until the year is over. The officers are those on duty at the as-of
--     day.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- yearly: yes
-- sources: officers
-- evidence: trainings
SELECT
  o.org, o.key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN o.joined_on > y.half_on THEN 'exempt'
    WHEN coalesce(t.hours, 0) * 12 >= s.training_hours * CASE WHEN j.year = y.year THEN 13 - j.month ELSE 12 END THEN 'met'
    WHEN s.as_of > y.last_on THEN 'overdue'
    ELSE 'pending'
  END AS ruled,
  CASE
    WHEN o.joined_on > y.half_on THEN 'joined_after_june'
    WHEN coalesce(t.hours, 0) * 12 < s.training_hours * CASE WHEN j.year = y.year THEN 13 - j.month ELSE 12 END THEN 'hours_missing'
  END AS reason,
  y.year, o.file, o.record
FROM officer_on_duty o
CROSS JOIN report_year y
CROSS JOIN setting s
LEFT JOIN civil_day j ON j.day = o.joined_on
LEFT JOIN (SELECT year, identity, sum(hours) AS hours FROM training_identity GROUP BY year, identity) t
  ON t.year = y.year AND t.identity = o.key
