-- id: PRC-21
-- name: 申请强制执行合规率
-- name.en: Applications to the court in order
-- system: procedure
-- definition: 申请法院强制执行中，催告书送达满10个工作日之后、申请期限届满日之前（含当日）申请的比例。期限届满仍没有申请的为逾期。
-- definition.en: Share of the applications to the court made after 10 full working days from service of the reminder and no later than the
--     last day for applying. Not applied past that day is overdue.
-- unit: 一件申请法院强制执行
-- unit.en: application to the court
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有补充登记的、已申请而没有登记期限届满日的、催告在日历之外的无法判定。申请期限以登记为准（法定为复议诉讼期限届满之日起三个
--     月）。
-- exclusions.en: Unknown without an entry in the supplement, without the last day when applied, or when the reminder lies outside the
--     calendar. The last day is as registered (by law three months from the end of the time to appeal).
-- law: 行政强制法第53条；行政强制法第54条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: coercions
-- evidence: coercion_details
SELECT
  q.org, q.coercion_no AS key, '行政强制' AS act, q.coercion_no AS subject, q.decision_on AS on_date,
  CASE
    WHEN d.coercion_no IS NULL OR d.court_due_on IS NULL THEN 'unknown'
    WHEN q.court_applied_on IS NULL AND d.court_due_on >= s.as_of THEN 'pending'
    WHEN q.court_applied_on IS NULL OR d.dun_on IS NULL THEN 'overdue'
    WHEN q.court_applied_on > d.court_due_on THEN 'late'
    WHEN q.court_applied_on > x.due_on THEN 'met'
    WHEN q.court_applied_on <= x.due_on OR x.beyond THEN 'overdue'
    ELSE 'unknown'
  END AS ruled,
  CASE
    WHEN d.coercion_no IS NULL THEN 'not_listed'
    WHEN d.court_due_on IS NULL THEN 'term_missing'
    WHEN q.court_applied_on IS NULL AND d.court_due_on < s.as_of THEN 'not_applied_for'
    WHEN q.court_applied_on IS NULL THEN NULL
    WHEN d.dun_on IS NULL THEN 'reminder_missing'
    WHEN q.court_applied_on > d.court_due_on OR q.court_applied_on > x.due_on THEN NULL
    WHEN q.court_applied_on <= x.due_on OR x.beyond THEN 'applied_too_soon'
    ELSE 'outside_calendar'
  END AS reason,
  d.dun_on AS start_on, q.court_applied_on AS done_on, d.court_due_on AS due_on, q.file, q.record
FROM coercions q
CROSS JOIN setting s
LEFT JOIN coercion_details d ON d.coercion_no = q.coercion_no
LEFT JOIN deadline x ON x.rule = 'dun' AND x.start_on = d.dun_on AND x.extra = 0
WHERE q.class = '申请法院强制执行'
