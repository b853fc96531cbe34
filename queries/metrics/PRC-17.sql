-- id: PRC-17
-- name: 许可证件颁发及时率
-- name.en: Licences issued in time
-- system: procedure
-- definition: 准予许可、变更、延续的决定中，自决定之日起10个工作日内颁发、送达许可证件的比例。
-- definition.en: Share of the decisions that grant, change or renew a licence whose certificate was issued within 10 working days.
-- unit: 准予许可、变更、延续的决定
-- unit.en: decision to grant, change or renew a licence
-- attribution: 决定日期；只有文号的为申请日期
-- attribution.en: day of the decision; with a number only, the day of application
-- exclusions: 届满仍没有颁证日期的，看不出是没有颁发还是不需要颁发证件，无法判定；没有决定日期的、颁证早于决定的，无法判定。
-- exclusions.en: Unknown when there is no day of issue past the due day, as it can not be told from a licence that needs no certificate; without a
--     day of decision; or when issued before the decision.
-- law: 行政许可法第44条；行政许可法第82条
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: issued_on
-- further: yes
-- sources: licences
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE WHEN l.issued_on IS NULL AND s.as_of > x.due_on THEN 'unknown' END AS ruled,
  CASE WHEN l.issued_on IS NULL AND s.as_of > x.due_on THEN 'issue_not_seen' END AS reason,
  d.decision_on AS start_on, l.issued_on AS done_on, x.due_on, x.beyond, d.file, d.record
FROM decision d
CROSS JOIN setting s
JOIN licences l ON l.licence_no = d.key
LEFT JOIN deadline x ON x.rule = 'licence_delivery' AND x.start_on = d.decision_on AND x.extra = 0
WHERE d.family = 'XK' AND d.result IN ('准予许可', '准予变更', '准予延续')
