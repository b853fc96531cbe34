-- id: PRC-06
-- name: 听证告知率
-- name.en: Right to a hearing told
-- system: procedure
-- definition: 属于听证范围的普通程序处罚决定（降低资质等级、责令停产停业、责令关闭或者限制从业、吊销许可证件、较大数额罚没）中，决定之前告
--     知了听证权利的比例。
-- definition.en: Share of the ordinary penalty decisions that give a right to a hearing (by kind or a large amount) of which the party was
--     told before the decision.
-- unit: 属于听证范围的处罚决定
-- unit.en: penalty decision with a right to a hearing
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有决定日期的不统计；没有补充登记的无法判定。较大数额为地方参数。
-- exclusions.en: Not counted without a day of decision; unknown without an entry in the supplement. What is large is a local parameter.
-- law: 行政处罚法第63条第1款
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: case_details
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE WHEN e.case_no IS NULL THEN 'unknown' WHEN e.hearing_told_on <= d.decision_on THEN 'met' ELSE 'overdue' END AS ruled,
  CASE
    WHEN e.case_no IS NULL THEN 'not_listed'
    WHEN e.hearing_told_on IS NULL THEN 'hearing_right_not_told'
    WHEN e.hearing_told_on > d.decision_on THEN 'notice_after_decision'
  END AS reason,
  e.hearing_told_on AS done_on, d.decision_on AS due_on, d.file, d.record
FROM decision d
JOIN hearing_right h ON h.case_no = d.key
LEFT JOIN case_details e ON e.case_no = d.key
WHERE d.family = 'CF' AND NOT d.simple AND NOT d.no_penalty AND d.decision_on IS NOT NULL
