-- id: PRC-16a
-- name: 许可法定期限按期率
-- name.en: Licences decided in time
-- system: procedure
-- definition: 行政许可办件中，在法定期限内作出决定的比例：自受理之日起20个工作日，特别程序天数另加，期限内批准延长的最多再加10个工作日；
--     即办件为受理当日。
-- definition.en: Share of the licence applications decided in time: within 20 working days of acceptance, plus the days of special
--     procedures, plus up to 10 when an extension was approved in time; matters handled on the spot on the day of acceptance.
-- unit: 许可办件
-- unit.en: licence application
-- attribution: 受理日期；没有受理日期而有决定日期的为申请日期
-- attribution.en: day of acceptance; of application when there is a decision but no acceptance
-- exclusions: 撤回申请的不适用。没有受理日期的无法判定；没有受理日期也没有决定日期的不统计。
-- exclusions.en: Withdrawn applications are exempt. Unknown without a day of acceptance; not counted when there is no decision either.
-- law: 行政许可法第42条；行政许可法第45条；行政许可法第82条
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: decision_on
-- sources: licences
SELECT
  l.org, l.key, '行政许可' AS act, l.key AS subject, coalesce(l.accepted_on, l.applied_on) AS on_date,
  CASE WHEN l.withdrawn THEN 'exempt' WHEN l.accepted_on IS NULL THEN 'unknown' END AS ruled,
  CASE WHEN l.withdrawn THEN 'application_withdrawn' WHEN l.accepted_on IS NULL THEN 'accepted_missing' END AS reason,
  l.accepted_on AS start_on, l.decision_on AS done_on,
  CASE WHEN l.at_once THEN l.accepted_on WHEN l.extended AND (l.ext_approved_on <= x.due_on OR x.beyond) THEN y.due_on ELSE x.due_on END AS due_on,
  CASE WHEN l.at_once THEN FALSE WHEN l.extended AND (l.ext_approved_on <= x.due_on OR x.beyond) THEN y.beyond ELSE x.beyond END AS beyond,
  l.file, l.record
FROM licence_term l
LEFT JOIN deadline x ON x.rule = 'licence' AND x.start_on = l.accepted_on AND x.extra = l.special
LEFT JOIN deadline y ON y.rule = 'licence' AND y.start_on = l.accepted_on AND y.extra = l.special_and_granted
WHERE l.accepted_on IS NOT NULL OR l.decision_on IS NOT NULL
