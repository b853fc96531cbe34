-- id: PRC-22
-- name: 结案率
-- name.en: Cases closed
-- system: procedure
-- definition: 立案满180日的普通程序案件中，统计时点前已经结案的比例。
-- definition.en: Share of the ordinary cases filed 180 days ago or longer that are closed by the as-of day.
-- unit: 普通程序案件
-- unit.en: ordinary case
-- attribution: 立案日期
-- attribution.en: day of filing
-- exclusions: 立案未满180日的未到期，不论是否已结案，以免只数结得快的。登记为中止调查而未恢复的不适用。
-- exclusions.en: Pending while 180 days have not gone by, closed or not, or only the quick ones would count. Exempt while registered as
--     suspended.
-- law: 行政处罚法第60条；行政处罚法第54条
-- direction: up
-- target: 0.9
-- clock: ruled
-- further: yes
-- sources: cases
SELECT
  t.org, t.key, '行政处罚' AS act, t.key AS subject, t.filed_on AS on_date,
  CASE
    WHEN e.suspended_on IS NOT NULL AND c.closed_on IS NULL AND (e.resumed_on IS NULL OR e.resumed_on < e.suspended_on) THEN 'exempt'
    WHEN b.day_no + s.closing_days > n.day_no THEN 'pending'
    WHEN c.closed_on IS NOT NULL THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN e.suspended_on IS NOT NULL AND c.closed_on IS NULL AND (e.resumed_on IS NULL OR e.resumed_on < e.suspended_on) THEN 'case_suspended'
    WHEN b.day_no + s.closing_days > n.day_no THEN NULL
    WHEN c.closed_on IS NULL THEN 'case_not_closed'
  END AS reason,
  t.filed_on AS start_on, c.closed_on AS done_on, t.file, t.record
FROM case_term t
JOIN cases c ON c.case_no = t.key
CROSS JOIN setting s
JOIN civil_day b ON b.day = t.filed_on
JOIN civil_day n ON n.day = s.as_of
LEFT JOIN case_details e ON e.case_no = t.key
