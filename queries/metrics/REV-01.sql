-- id: REV-01
-- name: 法制审核率
-- name.en: Legal review of major decisions
-- system: review
-- definition: 重大执法决定中，在作出决定之日或者之前已通过法制审核（审核同意，或者经协调决定）的比例。决定之后才通过的为迟延，没有通过的为缺失。
-- definition.en: Share of the major decisions that had passed legal review (agreed, or settled by a coordinating decision) on or before the day of
--     the decision. Passed afterwards is late; never passed is overdue.
-- unit: 重大执法决定（处罚、许可、强制）
-- unit.en: major decision (penalty, licence, coercion)
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing (penalty) or application (licence)
-- exclusions: 非重大决定不统计；简易程序和2019年1月3日前的决定不适用。是否重大未填写且无法推定，或者没有决定日期的，无法判定。
-- exclusions.en: Decisions that are not major are not counted; simple procedure and decisions before 3 January 2019 are exempt. Unknown when
--     nobody said whether the decision is major, or without a day of decision.
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
    WHEN d.major IS NULL OR d.decision_on IS NULL THEN 'unknown'
    WHEN v.passed_on IS NULL THEN 'overdue'
    WHEN v.passed_on <= d.decision_on THEN 'met'
    ELSE 'late'
  END AS ruled,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.reason
    WHEN d.major IS NULL THEN 'major_unknown'
    WHEN d.decision_on IS NULL THEN 'decision_date_missing'
    WHEN v.key IS NULL THEN 'review_missing'
    WHEN v.passed_on IS NULL THEN 'review_not_passed'
    WHEN v.passed_on > d.decision_on THEN 'review_after_decision'
  END AS reason,
  d.decision_on AS due_on, v.passed_on AS done_on, d.file, d.record
FROM review_duty d
LEFT JOIN (SELECT key, min(passed_on) AS passed_on FROM review_round GROUP BY key) v ON v.key = d.key
WHERE coalesce(d.major, TRUE)
