-- id: PRC-13
-- name: 查封扣押期限合规率
-- name.en: Seizures within the term
-- system: procedure
-- definition: 查封、扣押中，自决定之日起30日内解除或者作出处理的比例，检测鉴定天数另加；期限内批准延长的最多再加30日；届满日为非工作日的顺
--     延。
-- definition.en: Share of the seizures that ended within 30 days of the decision, days of testing added, plus up to 30 when an extension
--     was approved in time; rolled to a working day.
-- unit: 一次查封、扣押
-- unit.en: seizure
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有补充登记而已过30日的，看不出是否延长，无法判定；处理早于决定的无法判定。
-- exclusions.en: Unknown past 30 days without an entry in the supplement, as an extension can not be seen; or when ended before the
--     decision.
-- law: 行政强制法第25条；行政强制法第27条；行政强制法第28条
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: released_on
-- further: yes
-- sources: coercions
-- evidence: coercion_details
SELECT
  t.org, t.key, '行政强制' AS act, t.key AS subject, t.decision_on AS on_date,
  CASE WHEN NOT t.listed AND (t.released_on > x.due_on OR (t.released_on IS NULL AND s.as_of > x.due_on)) THEN 'unknown' END AS ruled,
  CASE WHEN NOT t.listed AND (t.released_on > x.due_on OR (t.released_on IS NULL AND s.as_of > x.due_on)) THEN 'not_listed' END AS reason,
  t.decision_on AS start_on, t.released_on AS done_on,
  CASE WHEN t.granted > 0 AND (t.ext_approved_on <= x.due_on OR (x.beyond AND t.ext_approved_on IS NOT NULL)) THEN y.due_on ELSE x.due_on END AS due_on,
  CASE WHEN t.granted > 0 AND (t.ext_approved_on <= x.due_on OR (x.beyond AND t.ext_approved_on IS NOT NULL)) THEN y.beyond ELSE x.beyond END AS beyond,
  t.file, t.record
FROM seizure_term t
CROSS JOIN setting s
LEFT JOIN deadline x ON x.rule = 'seizure' AND x.start_on = t.decision_on AND x.extra = t.testing
LEFT JOIN deadline y ON y.rule = 'seizure' AND y.start_on = t.decision_on AND y.extra = t.testing_and_granted
WHERE t.kind <> '冻结存款、汇款'
