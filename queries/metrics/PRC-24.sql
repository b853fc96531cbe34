-- id: PRC-24
-- name: 时序异常率
-- name.en: Dates out of order
-- system: procedure
-- definition: 处罚案件中，立案、调查终结、事先告知、决定、送达、结案、归档的日期先后颠倒的比例。空着的日期跳过。
-- definition.en: Share of the penalty cases whose dates of filing, end of investigation, notice, decision, service, closing and archiving
--     are out of order. Empty dates are passed over.
-- unit: 处罚案件
-- unit.en: penalty case
-- attribution: 立案日期；没有的为决定日期
-- attribution.en: day of filing, else of the decision
-- exclusions: 简易程序案件从决定开始看。法制审核日期不在其中，由先审后定率反映。
-- exclusions.en: Simple procedure is looked at from the decision on. The day of the legal review is not among them (REV-03).
-- law: 行政处罚法第五章
-- direction: down
-- target: 0
-- clock: ruled
-- sources: cases
SELECT
  a.org, a.key, a.act, a.key AS subject, a.on_date,
  CASE
    WHEN t.filed_on > coalesce(t.investigated_on, t.notice_on, t.decision_on, t.served_on, t.closed_on, t.archived_on)
      OR t.investigated_on > coalesce(t.notice_on, t.decision_on, t.served_on, t.closed_on, t.archived_on)
      OR t.notice_on > coalesce(t.decision_on, t.served_on, t.closed_on, t.archived_on)
      OR t.decision_on > coalesce(t.served_on, t.closed_on, t.archived_on)
      OR t.served_on > coalesce(t.closed_on, t.archived_on)
      OR t.closed_on > t.archived_on THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN t.filed_on > coalesce(t.investigated_on, t.notice_on, t.decision_on, t.served_on, t.closed_on, t.archived_on) THEN 'filed_too_late'
    WHEN t.investigated_on > coalesce(t.notice_on, t.decision_on, t.served_on, t.closed_on, t.archived_on) THEN 'investigated_too_late'
    WHEN t.notice_on > coalesce(t.decision_on, t.served_on, t.closed_on, t.archived_on) THEN 'notice_too_late'
    WHEN t.decision_on > coalesce(t.served_on, t.closed_on, t.archived_on) THEN 'decision_too_late'
    WHEN t.served_on > coalesce(t.closed_on, t.archived_on) THEN 'served_too_late'
    WHEN t.closed_on > t.archived_on THEN 'closed_too_late'
  END AS reason,
  a.file, a.record
FROM action a
JOIN (
  SELECT
    case_no, decision_on, served_on, closed_on, archived_on,
    CASE WHEN procedure <> '简易程序' THEN filed_on END AS filed_on,
    CASE WHEN procedure <> '简易程序' THEN investigated_on END AS investigated_on,
    CASE WHEN procedure <> '简易程序' THEN notice_on END AS notice_on
  FROM cases
) t ON t.case_no = a.key
WHERE a.source = 'cases'
