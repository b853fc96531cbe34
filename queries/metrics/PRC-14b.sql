-- id: PRC-14b
-- name: 冻结决定书交付及时率
-- name.en: Freezing orders delivered in time
-- system: procedure
-- definition: 冻结存款、汇款的决定书在决定之日起3个工作日内交付当事人的比例。
-- definition.en: Share of the freezing orders delivered to the party within 3 working days of the decision.
-- unit: 一次冻结
-- unit.en: freezing
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有补充登记的、交付早于决定的无法判定。
-- exclusions.en: Unknown without an entry in the supplement, or when delivered before the decision.
-- law: 行政强制法第31条；行政强制法第69条
-- direction: up
-- target: 1
-- clock: deadline
-- further: yes
-- sources: coercions
-- evidence: coercion_details
SELECT
  t.org, t.key, '行政强制' AS act, t.key AS subject, t.decision_on AS on_date,
  CASE WHEN NOT t.listed THEN 'unknown' END AS ruled, CASE WHEN NOT t.listed THEN 'not_listed' END AS reason,
  t.decision_on AS start_on, d.delivered_on AS done_on, x.due_on, x.beyond, t.file, t.record
FROM seizure_term t
LEFT JOIN coercion_details d ON d.coercion_no = t.key
LEFT JOIN deadline x ON x.rule = 'freeze_document' AND x.start_on = t.decision_on AND x.extra = 0
WHERE t.kind = '冻结存款、汇款'
