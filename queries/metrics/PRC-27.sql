-- id: PRC-27
-- name: 加处罚款合规率
-- name.en: Additional fines within the law
-- system: procedure
-- definition: 登记了加处罚款的处罚案件中，加处的数额不超过罚款本数，也不超过每日3%乘以加处天数的比例。
-- definition.en: Share of the penalty cases with an additional fine in which it exceeds neither the fine itself nor 3 % of it a day.
-- unit: 有加处罚款的处罚案件
-- unit.en: penalty case with an additional fine
-- attribution: 决定日期；没有的为立案日期
-- attribution.en: day of the decision, else of filing
-- exclusions: 没有罚款金额的、没有超过本数而没有登记加处天数的无法判定。只看是否合法，不看数额多少。
-- exclusions.en: Unknown without the amount of the fine, or, when below it, without the number of days. Only whether it is lawful counts,
--     not how much it is.
-- law: 行政处罚法第72条第1款；行政强制法第45条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: case_details
SELECT
  c.org, c.case_no AS key, '行政处罚' AS act, c.case_no AS subject, coalesce(c.decision_on, c.filed_on) AS on_date,
  CASE
    WHEN c.fine IS NULL THEN 'unknown'
    WHEN d.added_fine > c.fine THEN 'overdue'
    WHEN d.added_days IS NULL THEN 'unknown'
    WHEN d.added_fine * 100 > c.fine * s.daily_addition_percent * d.added_days THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN c.fine IS NULL THEN 'amount_missing'
    WHEN d.added_fine > c.fine THEN 'addition_above_fine'
    WHEN d.added_days IS NULL THEN 'entry_empty'
    WHEN d.added_fine * 100 > c.fine * s.daily_addition_percent * d.added_days THEN 'addition_above_rate'
  END AS reason,
  c.file, c.record
FROM cases c
CROSS JOIN setting s
JOIN case_details d ON d.case_no = c.case_no
WHERE d.added_fine > 0
