-- id: IMP-02
-- name: 里程碑按期率
-- name.en: Milestones in time
-- system: supervision
-- definition: 各执法机关三项制度实施的三步（2019年11月30日前制定方案并备案、2019年12月31日前制定修订文件清单、2020年12月31日前总结评估）中，
--     按期完成的比例。登记了期限的按登记的。
-- definition.en: Share of the three steps of every agency (plan drawn up and filed by 30 November 2019, documents and lists by 31 December
--     2019, final evaluation by 31 December 2020) done in time, by the day registered when there is one.
-- unit: 执法机关的一步
-- unit.en: one step of an agency
-- attribution: none
-- attribution.en: none
-- exclusions: 期限当日及以后设立的机关不适用。没有登记的，期限已过即为逾期。不分时段，以统计时点为准。
-- exclusions.en: Exempt when the agency was established on the due day or later. Overdue past the due day when not registered. As of the
--     as-of day, without a period.
-- law: 国办发〔2018〕118号；长政办发〔2019〕20号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: orgs
-- evidence: milestones
SELECT
  a.org, a.org || '|' || m.code AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN a.created_on >= coalesce(r.due_on, m.due_on) THEN 'exempt'
    WHEN r.done_on <= coalesce(r.due_on, m.due_on) THEN 'met'
    WHEN r.done_on > coalesce(r.due_on, m.due_on) THEN 'late'
    WHEN coalesce(r.due_on, m.due_on) < s.as_of THEN 'overdue'
    ELSE 'pending'
  END AS ruled,
  CASE
    WHEN a.created_on >= coalesce(r.due_on, m.due_on) THEN 'established_later'
    WHEN r.code IS NULL AND m.due_on < s.as_of THEN 'not_listed'
  END AS reason,
  r.done_on, coalesce(r.due_on, m.due_on) AS due_on, coalesce(r.file, a.file) AS file, coalesce(r.record, a.record) AS record
FROM agency a
CROSS JOIN setting s
CROSS JOIN milestone m
LEFT JOIN milestones r ON r.org = a.org AND r.code = m.code
