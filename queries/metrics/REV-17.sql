-- id: REV-17
-- name: 重大处罚集体讨论率
-- name.en: Major penalties discussed collectively
-- system: review
-- definition: 普通程序重大行政处罚决定中，行政机关负责人在决定前（含当日）集体讨论过的比例。重大：举行了听证，处罚种类为降低资质等级、限制开展
--     生产经营活动、责令停产停业、责令关闭或者限制从业、吊销许可证件，较大数额罚没，或者台账标明重大。
-- definition.en: Share of the major penalty decisions in ordinary procedure that the heads of the agency discussed collectively by the day of the
--     decision. Major: a hearing was held, lowering of qualification, restriction or suspension of business, closure or ban, revocation of a
--     licence, a large amount, or marked as major in the register.
-- unit: 普通程序重大行政处罚决定
-- unit.en: major penalty decision in ordinary procedure
-- attribution: 决定日期；只有文号的为立案日期
-- attribution.en: day of the decision; with a number only, the day of filing
-- exclusions: 简易程序决定、2021年7月15日前的决定不适用。不予处罚决定、撤销立案的案件、不属于重大的不统计。是否重大未填写而又不属于上列情形的，
--     没有决定日期的，无法判定。
-- exclusions.en: Simple procedure and decisions before 15 July 2021 are exempt. Decisions not to penalise, withdrawn cases and those that are not
--     major are not counted. Unknown without a day of decision, or when nobody said whether it is major and nothing makes it so.
-- law: 行政处罚法第57条第2款
-- direction: up
-- target: 1
-- clock: ruled
-- seen in: discussed_on
-- further: yes
-- sources: cases
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN d.simple OR d.decision_on < s.penalty_law_2021_from THEN 'exempt'
    WHEN d.decision_on IS NULL OR d.major IS NULL THEN 'unknown'
    WHEN c.discussed_on IS NULL THEN 'overdue'
    WHEN c.discussed_on <= d.decision_on THEN 'met'
    ELSE 'late'
  END AS ruled,
  CASE
    WHEN d.simple THEN 'simple_procedure'
    WHEN d.decision_on < s.penalty_law_2021_from THEN 'decided_before_penalty_law_2021'
    WHEN d.decision_on IS NULL THEN 'decision_date_missing'
    WHEN d.major IS NULL THEN 'major_unknown'
    WHEN c.discussed_on IS NULL THEN 'discussion_missing'
    WHEN c.discussed_on > d.decision_on THEN 'discussed_after_decision'
  END AS reason,
  d.decision_on AS due_on, c.discussed_on AS done_on, d.file, d.record
FROM decision d
CROSS JOIN setting s
JOIN cases c ON c.case_no = d.key
WHERE d.family = 'CF' AND NOT d.no_penalty AND coalesce(d.major, TRUE)
