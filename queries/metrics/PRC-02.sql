-- id: PRC-02
-- name: 按期决定率
-- name.en: Decided in time
-- system: procedure
-- definition: 按普通程序立案的处罚案件中，在办案期限内作出决定的比例。期限为立案之日起90日，加上依法扣除的天数和期限届满前经批准延长的天数；
--     届满日为非工作日的顺延。未作出决定的案件，期限届满前为未到期，届满后为逾期。
-- definition.en: Share of the penalty cases filed in ordinary procedure that were decided in time: 90 days from filing, plus excluded days and
--     days of an extension approved before the term ended, rolled to a working day. An undecided case is pending until then, overdue after.
-- unit: 普通程序处罚案件
-- unit.en: penalty case in ordinary procedure
-- attribution: 立案日期（未作出决定的案件因此也能看到）
-- attribution.en: day of filing (so that undecided cases are seen)
-- exclusions: 2021年7月15日前立案的；撤销立案的；未作决定而移送司法机关或者终结的。决定日期早于立案日期的无法判定。
-- exclusions.en: Cases filed before 15 July 2021; withdrawn cases; cases transferred or terminated without a decision. Unknown when decided
--     before filing.
-- law: 行政处罚法第60条
-- direction: up
-- target: 0.98
-- clock: deadline
-- seen in: decision_on
-- sources: cases
SELECT
  c.org, c.key, '行政处罚' AS act, c.key AS subject, c.filed_on AS on_date,
  CASE
    WHEN c.filed_on < s.penalty_law_2021_from OR c.close_kind = '撤销立案' THEN 'exempt'
    WHEN c.close_kind IN ('移送司法机关', '终结') AND c.decision_on IS NULL THEN 'exempt'
  END AS ruled,
  CASE
    WHEN c.filed_on < s.penalty_law_2021_from THEN 'before_penalty_law_2021'
    WHEN c.close_kind = '撤销立案' THEN 'withdrawn'
    WHEN c.close_kind = '移送司法机关' AND c.decision_on IS NULL THEN 'transferred'
    WHEN c.close_kind = '终结' AND c.decision_on IS NULL THEN 'terminated'
  END AS reason,
  c.filed_on AS start_on, c.decision_on AS done_on,
  CASE WHEN c.granted > 0 AND (c.ext_approved_on <= x.due_on OR (x.beyond AND c.ext_approved_on IS NOT NULL)) THEN y.due_on ELSE x.due_on END AS due_on,
  CASE WHEN c.granted > 0 AND (c.ext_approved_on <= x.due_on OR (x.beyond AND c.ext_approved_on IS NOT NULL)) THEN y.beyond ELSE x.beyond END AS beyond,
  c.file, c.record
FROM case_term c
CROSS JOIN setting s
LEFT JOIN deadline x ON x.rule = 'decide' AND x.start_on = c.filed_on AND x.extra = c.excluded
LEFT JOIN deadline y ON y.rule = 'decide' AND y.start_on = c.filed_on AND y.extra = c.excluded_and_granted
