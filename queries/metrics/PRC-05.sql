-- id: PRC-05
-- name: 告知在先率
-- name.en: Notice and hearing came first
-- system: procedure
-- definition: 已送达事先告知书的处罚决定中，告知、听证都在决定之前，且没有在听证申请期内作出决定的比例。2021年7月15日起的决定，处罚属
--     于听证范围、当事人没有放弃、也没有举行听证的，应当在告知5个工作日届满后作出。
-- definition.en: Share of the penalty decisions with a prior notice in which notice and hearing came before the decision and the time to
--     ask for a hearing was respected: from 15 July 2021, where the penalty carries a right to a hearing that was neither waived nor held,
--     the decision has to come after the 5 working days that follow the notice.
-- unit: 已送达事先告知书的普通程序处罚决定
-- unit.en: ordinary penalty decision with a prior notice
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有事先告知书送达日期的由事前告知率反映。听证申请期算不出的，无法判定。听证范围：降低资质等级、责令停产停业、责令关闭或者限制
--     从业、吊销许可证件、较大数额罚没。
-- exclusions.en: Decisions without a notice belong to PRC-04. Unknown when the time to ask for a hearing can not be worked out. Hearing
--     right: lowering of qualification, suspension of business, closure or ban, revocation of a licence, large amounts.
-- law: 行政处罚法第62条；行政处罚法第63条；行政处罚法第64条
-- direction: up
-- target: 1
-- clock: ruled
-- sources: cases
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN c.notice_on > d.decision_on OR c.hearing_on > d.decision_on THEN 'overdue'
    WHEN h.case_no IS NULL OR coalesce(c.waived, FALSE) OR c.hearing_on IS NOT NULL THEN 'met'
    WHEN d.decision_on < s.penalty_law_2021_from THEN 'met'
    WHEN x.due_on IS NULL THEN 'unknown'
    WHEN d.decision_on <= x.due_on THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN c.notice_on > d.decision_on THEN 'notice_after_decision'
    WHEN c.hearing_on > d.decision_on THEN 'hearing_after_decision'
    WHEN h.case_no IS NULL OR coalesce(c.waived, FALSE) OR c.hearing_on IS NOT NULL THEN NULL
    WHEN d.decision_on < s.penalty_law_2021_from THEN NULL
    WHEN d.decision_on <= x.due_on THEN 'within_hearing_request'
  END AS reason,
  c.notice_on AS start_on, d.decision_on AS done_on, x.due_on, x.beyond, d.file, d.record
FROM decision d
CROSS JOIN setting s
JOIN cases c ON c.case_no = d.key
LEFT JOIN hearing_right h ON h.case_no = d.key
LEFT JOIN deadline x ON x.rule = 'hearing_request' AND x.start_on = c.notice_on AND x.extra = 0
WHERE d.family = 'CF' AND NOT d.simple AND NOT d.no_penalty AND d.decision_on IS NOT NULL AND c.notice_on IS NOT NULL
