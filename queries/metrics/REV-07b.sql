-- id: REV-07b
-- name: 审核纠错率
-- name.en: Errors set right by review
-- system: review
-- definition: 已出具结论的法制审核中，建议变更、建议纠正或者退回，并且意见被采纳（含部分采纳）的比例。
-- definition.en: Share of the rounds of review concluded that asked for a change or a correction, or sent the matter back, and were
--     followed, in whole or in part.
-- unit: 已出具结论的法制审核轮次
-- unit.en: round of legal review concluded
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 没有结论的不统计。变更、纠正、退回的意见没有登记采纳情况的，无法判定。多少都不说明好坏，只作参考。
-- exclusions.en: Rounds without a conclusion are not counted. Unknown when nobody says whether such an opinion was followed. Neither many
--     nor few are good: for information only.
-- law: 国办发〔2018〕118号；行政处罚法第58条
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: reviews
-- evidence: review_details
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) AS key, coalesce(a.act, v.act_type) AS act, v.ref_no AS subject, coalesce(v.submitted_on, v.complete_on, v.concluded_on) AS on_date,
  CASE
    WHEN v.conclusion NOT IN ('建议变更', '建议纠正', '退回') THEN 'overdue'
    WHEN d.adopted IS NULL THEN 'unknown'
    WHEN d.adopted = '不采纳' THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN v.conclusion NOT IN ('建议变更', '建议纠正', '退回') THEN 'nothing_to_set_right'
    WHEN d.ref_no IS NULL THEN 'not_listed'
    WHEN d.adopted IS NULL THEN 'entry_empty'
    WHEN d.adopted = '不采纳' THEN 'opinion_not_adopted'
  END AS reason,
  v.file, v.record
FROM reviews v
LEFT JOIN review_details d ON d.ref_no = v.ref_no AND d.round = v.round
LEFT JOIN known_act a ON a.subject = v.ref_no
WHERE v.conclusion IS NOT NULL
