-- id: PRC-15
-- name: 紧急强制补批率
-- name.en: Urgent measures approved afterwards
-- system: procedure
-- definition: 登记为情况紧急、当场实施的行政强制中，实施后24小时内补办批准手续的比例。
-- definition.en: Share of the coercive measures registered as urgent whose approval was completed within 24 hours.
-- unit: 一次当场实施的行政强制
-- unit.en: urgent measure
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有登记为紧急的不统计；没有实施时间的、补批早于实施的无法判定。统计时点之日终了时未满24小时的未到期。
-- exclusions.en: Only measures registered as urgent are counted; unknown without the time of the measure, or when approved before it.
--     Pending when 24 hours have not passed by the end of the as-of day.
-- law: 行政强制法第19条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: coercions
-- evidence: coercion_details
SELECT
  q.org, q.coercion_no AS key, '行政强制' AS act, q.coercion_no AS subject, q.decision_on AS on_date,
  CASE
    WHEN q.implemented_at IS NULL OR d.approved_at_sec < q.implemented_at_sec THEN 'unknown'
    WHEN d.approved_at_sec <= q.implemented_at_sec + s.urgent_seconds THEN 'met'
    WHEN d.approved_at IS NOT NULL THEN 'late'
    WHEN n.next_sec > q.implemented_at_sec + s.urgent_seconds THEN 'overdue'
    ELSE 'pending'
  END AS ruled,
  CASE
    WHEN q.implemented_at IS NULL THEN 'start_missing'
    WHEN d.approved_at_sec < q.implemented_at_sec THEN 'done_before_start'
    WHEN d.approved_at IS NULL AND n.next_sec > q.implemented_at_sec + s.urgent_seconds THEN 'approval_missing'
  END AS reason,
  q.implemented_day AS start_on, d.approved_day AS done_on, q.file, q.record
FROM coercions q
JOIN coercion_details d ON d.coercion_no = q.coercion_no AND d.urgent
CROSS JOIN setting s
JOIN civil_day n ON n.day = s.as_of
