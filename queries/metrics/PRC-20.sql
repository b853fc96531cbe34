-- id: PRC-20
-- name: 罚款执行率
-- name.en: Fines followed up
-- system: procedure
-- definition: 登记了执行情况的罚款决定中，已缴清、已催告或者已申请执行的比例；届满日为批准的分期延期日，没有的为登记的缴款期限，再没有的为
--     送达后第15日。按件计，不看金额。
-- definition.en: Share of the decisions with a fine and a registered state of payment that were paid in full or followed up, after the day
--     approved for instalments, else the registered day, else 15 days after service. Counted by decisions; the amount plays no part.
-- unit: 有罚款的处罚决定
-- unit.en: penalty decision with a fine
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有补充登记的不统计；没有期限又没有送达日期的无法判定。罚款不得作为考核指标（行政处罚法第74条），不设目标，不评分。
-- exclusions.en: Not counted without an entry in the supplement; unknown without any day to start from. Fines are no measure of performance
--     (Art. 74): no target, never scored.
-- law: 行政处罚法第66条；行政处罚法第67条；行政处罚法第72条
-- direction: up
-- target: none
-- clock: deadline
-- further: yes
-- sources: cases
-- evidence: case_details
SELECT
  p.org, p.key, p.act, p.key AS subject, p.on_date,
  CASE WHEN p.done_on IS NOT NULL THEN 'met' END AS ruled, CAST(NULL AS VARCHAR) AS reason,
  CASE WHEN p.pay_due_on IS NULL THEN p.served_on ELSE p.on_date END AS start_on, p.done_on,
  coalesce(p.pay_due_on, x.due_on) AS due_on, p.pay_due_on IS NULL AND x.beyond AS beyond, p.file, p.record
FROM payment_duty p
LEFT JOIN deadline x ON x.rule = 'pay' AND x.start_on = p.served_on AND x.extra = 0
