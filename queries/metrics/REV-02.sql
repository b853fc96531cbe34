-- id: REV-02
-- name: 全量审核率
-- name.en: Legal review of all decisions
-- system: review
-- definition: 全部执法决定（不论是否重大）中，作出决定前经过法制审核的比例。
-- definition.en: Share of all decisions, major or not, that went through legal review before they were made.
-- unit: 执法决定
-- unit.en: decision
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing or application
-- exclusions: 简易程序决定、2019年1月3日前的决定不适用。没有决定日期的无法判定。当日审核视为在决定之前。
-- exclusions.en: Simple procedure and decisions before 3 January 2019 are exempt. Unknown without a day of decision. A review on the same
--     day counts as before.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- sources: cases, licences, coercions
-- evidence: reviews
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.ruled
    WHEN d.decision_on IS NULL THEN 'unknown'
    WHEN v.concluded_on <= d.decision_on THEN 'met'
    WHEN v.concluded_on > d.decision_on THEN 'late'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.reason
    WHEN d.decision_on IS NULL THEN 'decision_date_missing'
    WHEN v.concluded_on > d.decision_on THEN 'review_after_decision'
    WHEN v.key IS NULL THEN 'review_missing'
  END AS reason,
  d.decision_on AS due_on, v.concluded_on AS done_on, d.file, d.record
FROM review_duty d
LEFT JOIN (SELECT key, min(concluded_on) AS concluded_on FROM review_round GROUP BY key) v ON v.key = d.key
