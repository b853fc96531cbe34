-- id: REV-14
-- name: 送审材料齐全率
-- name.en: Material complete at once
-- system: review
-- definition: 首轮送审中，材料一次报齐的比例。
-- definition.en: Share of the first submissions whose material was complete at once.
-- unit: 首轮法制审核
-- unit.en: first round of legal review
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 没有登记的无法判定。
-- exclusions.en: Unknown when nobody says.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: reviews
-- evidence: review_details
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) AS key, coalesce(a.act, v.act_type) AS act, v.ref_no AS subject, coalesce(v.submitted_on, v.complete_on, v.concluded_on) AS on_date,
  CASE WHEN d.complete_first IS NULL THEN 'unknown' WHEN d.complete_first THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN d.complete_first IS NULL THEN 'entry_empty' WHEN NOT d.complete_first THEN 'material_incomplete' END AS reason,
  v.file, v.record
FROM reviews v
JOIN review_details d ON d.ref_no = v.ref_no AND d.round = v.round
LEFT JOIN known_act a ON a.subject = v.ref_no
WHERE v.round = 1
