-- id: PRC-28
-- name: 夜间或者休息日强制执行率
-- name.en: Enforced at night or on rest days
-- system: procedure
-- definition: 行政强制执行（加处罚款、划拨除外）中，在夜间（22时至次日6时）或者非工作日实施、又不属于情况紧急的比例。
-- definition.en: Share of the acts of direct enforcement (additional fines and transfers of money left out) that took place at night (22:00
--     to 6:00) or on a day that is not a working day, without being urgent.
-- unit: 一次强制执行
-- unit.en: act of direct enforcement
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有实施时间的不统计；登记为情况紧急的不适用；在夜间或者非工作日而没有登记是否紧急的、在日历之外的无法判定。法定节假日按国务
--     院公布的日历，周末也列入。
-- exclusions.en: Not counted without a time; exempt when registered as urgent; unknown at night or on a rest day when nobody says whether
--     it was urgent, and outside the calendar. Weekends count as rest days.
-- law: 行政强制法第43条第1款
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: coercions
-- evidence: coercion_details
SELECT
  t.org, t.coercion_no AS key, '行政强制' AS act, t.coercion_no AS subject, t.decision_on AS on_date,
  CASE
    WHEN t.urgent THEN 'exempt'
    WHEN (t.at_night OR t.on_rest_day) AND t.urgent IS NULL THEN 'unknown'
    WHEN t.at_night OR t.on_rest_day THEN 'overdue'
    WHEN t.on_rest_day IS NULL THEN 'unknown'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN t.urgent THEN 'urgent_enforcement'
    WHEN (t.at_night OR t.on_rest_day) AND t.urgent IS NULL THEN 'urgency_unknown'
    WHEN t.at_night THEN 'enforced_at_night'
    WHEN t.on_rest_day THEN 'enforced_on_rest_day'
    WHEN t.on_rest_day IS NULL THEN 'outside_calendar'
  END AS reason,
  t.implemented_day AS done_on, t.file, t.record
FROM (
  SELECT
    q.org, q.coercion_no, q.decision_on, q.implemented_day, d.urgent, q.file, q.record,
    q.implemented_at_sec >= n.first_sec + s.night_from_seconds OR q.implemented_at_sec < n.first_sec + s.night_to_seconds AS at_night,
    NOT k.working AS on_rest_day
  FROM coercions q
  CROSS JOIN setting s
  JOIN civil_day n ON n.day = q.implemented_day
  LEFT JOIN calendar k ON k.day = q.implemented_day
  LEFT JOIN coercion_details d ON d.coercion_no = q.coercion_no
  WHERE q.class = '强制执行' AND coalesce(q.kind, '') NOT IN ('加处罚款或者滞纳金', '划拨存款、汇款')
) t
