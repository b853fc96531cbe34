-- id: REV-12
-- name: 审核回避率
-- name.en: Reviewed by somebody else
-- system: review
-- definition: 法制审核意见中，审核人员没有参与该件办理的比例。双方都有证件编号的按编号，否则按姓名。
-- definition.en: Share of the concluded reviews in which no reviewer handled the matter. Compared by certificate number when both have one,
--     else by name.
-- unit: 一轮法制审核
-- unit.en: round of legal review
-- attribution: 审核意见日期
-- attribution.en: day of the conclusion
-- exclusions: 没有审核人员的，编号查不到案件、许可、强制或者没有办理人员的，无法判定。
-- exclusions.en: Unknown without reviewers, or when the number is that of no case, licence or coercion, or of one without staff.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: reviews
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) AS key, a.act, v.ref_no AS subject, v.concluded_on AS on_date,
  CASE
    WHEN r.subject IS NULL OR h.subject IS NULL THEN 'unknown'
    WHEN b.key IS NOT NULL THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN r.subject IS NULL THEN 'reviewer_missing'
    WHEN a.subject IS NULL THEN 'act_unknown'
    WHEN h.subject IS NULL THEN 'nobody_named'
    WHEN b.key IS NOT NULL THEN 'reviewer_is_handler'
  END AS reason,
  v.file, v.record
FROM reviews v
LEFT JOIN known_act a ON a.subject = v.ref_no AND a.act <> '行政检查'
LEFT JOIN (SELECT DISTINCT subject FROM staff WHERE source = 'reviews') r ON r.subject = v.ref_no || '|' || CAST(v.round AS VARCHAR)
LEFT JOIN (SELECT DISTINCT subject FROM staff WHERE source IN ('cases', 'licences', 'coercions')) h ON h.subject = v.ref_no
LEFT JOIN review_by_handler b ON b.key = v.ref_no || '|' || CAST(v.round AS VARCHAR)
WHERE v.concluded_on IS NOT NULL
