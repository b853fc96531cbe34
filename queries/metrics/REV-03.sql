-- id: REV-03
-- name: 先审后定率
-- name.en: Review before decision
-- system: review
-- definition: 经过法制审核的执法决定中，最后一轮审核意见在作出决定之日或者之前出具的比例。
-- definition.en: Share of the reviewed decisions whose last round of review was concluded on or before the day of the decision.
-- unit: 经过法制审核的执法决定（处罚、许可、强制）
-- unit.en: reviewed decision (penalty, licence, coercion)
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing (penalty) or application (licence)
-- exclusions: 没有出具审核意见的决定不统计；简易程序和2019年1月3日前的决定不适用。没有决定日期的无法判定。
-- exclusions.en: Decisions without a concluded review are not counted; simple procedure and decisions before 3 January 2019 are exempt. Unknown
--     without a day of decision.
-- law: 行政处罚法第58条；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: cases, licences, coercions
-- evidence: reviews
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.ruled
    WHEN d.decision_on IS NULL THEN 'unknown'
    WHEN v.concluded_on <= d.decision_on THEN 'met'
    ELSE 'late'
  END AS ruled,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.reason
    WHEN d.decision_on IS NULL THEN 'decision_date_missing'
    WHEN v.concluded_on > d.decision_on THEN 'review_after_decision'
  END AS reason,
  d.decision_on AS due_on, v.concluded_on AS done_on, d.file, d.record
FROM review_duty d
JOIN (
  SELECT key, concluded_on, row_number() OVER (PARTITION BY key ORDER BY round DESC) AS back
  FROM review_round
) v ON v.key = d.key AND v.back = 1
