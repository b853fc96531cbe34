-- id: REV-07
-- name: 一次通过率
-- name.en: Passed in the first round
-- system: review
-- definition: 已出具意见的首轮法制审核中，结论为同意的比例。
-- definition.en: Share of the first rounds of review concluded that agreed.
-- unit: 首轮法制审核
-- unit.en: first round of legal review
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 没有出具意见的不统计；没有结论的无法判定。过高可能是走形式，只作参考。
-- exclusions.en: Not counted before an opinion is given; unknown without a conclusion. Too high may mean that nobody looked: for
--     information only.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: reviews
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) AS key, coalesce(a.act, v.act_type) AS act, v.ref_no AS subject, coalesce(v.submitted_on, v.complete_on, v.concluded_on) AS on_date,
  CASE WHEN v.conclusion IS NULL THEN 'unknown' WHEN v.conclusion = '同意' THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN v.conclusion IS NULL THEN 'conclusion_missing' WHEN v.conclusion <> '同意' THEN 'review_not_passed' END AS reason,
  v.file, v.record
FROM reviews v
LEFT JOIN known_act a ON a.subject = v.ref_no
WHERE v.round = 1 AND v.concluded_on IS NOT NULL
