-- id: REV-04
-- name: 未通过仍决定
-- name.en: Decided although review was not passed
-- system: review
-- definition: 决定前已有法制审核意见的执法决定中，决定前最后一轮意见不是同意、也没有经协调决定，仍然作出决定的比例。
-- definition.en: Share of the decisions reviewed beforehand whose last review before the decision neither agreed nor was overcome by a
--     coordinating decision.
-- unit: 决定前已审核的执法决定
-- unit.en: decision reviewed beforehand
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 简易程序决定、2019年1月3日前的决定不适用。审核结论为空或者为其他的，无法判定。
-- exclusions.en: Simple procedure and decisions before 3 January 2019 are exempt. Unknown when the conclusion is empty or another one.
-- law: 行政处罚法第58条；国办发〔2018〕118号
-- direction: down
-- target: 0
-- clock: ruled
-- sources: cases, licences, coercions
-- evidence: reviews
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.ruled
    WHEN coalesce(v.conclusion, '其他') = '其他' THEN 'unknown'
    WHEN v.conclusion = '同意' OR v.coordinated_on <= d.decision_on THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.reason
    WHEN coalesce(v.conclusion, '其他') = '其他' THEN 'conclusion_missing'
    WHEN v.conclusion = '同意' OR v.coordinated_on <= d.decision_on THEN NULL
    ELSE 'review_not_passed'
  END AS reason,
  d.decision_on AS due_on, v.concluded_on AS done_on, d.file, d.record
FROM review_duty d
JOIN (
  SELECT
    q.family, r.key, r.conclusion, r.concluded_on, r.coordinated_on,
    row_number() OVER (PARTITION BY q.family, r.key ORDER BY r.round DESC) AS back
  FROM review_round r
  JOIN review_duty q ON q.key = r.key AND r.concluded_on <= q.decision_on
) v ON v.family = d.family AND v.key = d.key AND v.back = 1
