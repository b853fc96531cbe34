-- id: REV-08
-- name: 意见采纳率
-- name.en: Opinions adopted
-- system: review
-- definition: 结论不是同意的法制审核意见中，被采纳或者部分采纳的比例。
-- definition.en: Share of the opinions that did not simply agree which were adopted, in whole or in part.
-- unit: 一轮法制审核
-- unit.en: round of legal review
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 结论为同意、为空的不统计。没有登记采纳情况的：已作出决定的为未采纳，尚未决定的未到期。部分采纳计为采纳。
-- exclusions.en: Rounds that agree or have no conclusion are not counted. Without an entry: not adopted once the decision is made, else
--     pending. Adopted in part counts.
-- law: 国办发〔2018〕118号；行政处罚法第58条
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- sources: reviews
-- evidence: review_details
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) AS key, coalesce(a.act, v.act_type) AS act, v.ref_no AS subject, coalesce(v.submitted_on, v.complete_on, v.concluded_on) AS on_date,
  CASE
    WHEN d.adopted IN ('采纳', '部分采纳') THEN 'met'
    WHEN d.adopted = '不采纳' OR q.key IS NOT NULL THEN 'overdue'
    ELSE 'pending'
  END AS ruled,
  CASE WHEN d.adopted = '不采纳' THEN 'opinion_not_adopted' WHEN d.adopted IS NULL AND q.key IS NOT NULL THEN 'opinion_unanswered' END AS reason,
  v.file, v.record
FROM reviews v
JOIN review_details d ON d.ref_no = v.ref_no AND d.round = v.round
LEFT JOIN known_act a ON a.subject = v.ref_no
LEFT JOIN (SELECT DISTINCT key FROM decision) q ON q.key = v.ref_no
WHERE v.conclusion <> '同意'
