-- id: PRC-16b
-- name: 许可承诺期限按期率
-- name.en: Licences decided as promised
-- system: procedure
-- definition: 登记了承诺时限的许可办件中，自受理之日起在承诺的工作日内作出决定的比例；特别程序天数另加。
-- definition.en: Share of the licence applications with a promised term that were decided within the working days promised, counted from
--     acceptance, plus the days of special procedures.
-- unit: 许可办件
-- unit.en: licence application
-- attribution: 受理日期；没有的为申请日期
-- attribution.en: day of acceptance, else of application
-- exclusions: 撤回申请的不适用；没有受理日期的无法判定。
-- exclusions.en: Withdrawn applications are exempt; unknown without a day of acceptance.
-- law: 行政许可法第42条；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: decision_on
-- further: yes
-- sources: licences
-- evidence: licence_details
SELECT
  l.org, l.key, '行政许可' AS act, l.key AS subject, coalesce(l.accepted_on, l.applied_on) AS on_date,
  CASE WHEN l.withdrawn THEN 'exempt' WHEN l.accepted_on IS NULL THEN 'unknown' END AS ruled,
  CASE WHEN l.withdrawn THEN 'application_withdrawn' WHEN l.accepted_on IS NULL THEN 'accepted_missing' END AS reason,
  l.accepted_on AS start_on, l.decision_on AS done_on, x.due_on, x.beyond, l.file, l.record
FROM licence_promise l
LEFT JOIN deadline x ON x.rule = 'promise' AND x.start_on = l.accepted_on AND x.extra = l.promised
