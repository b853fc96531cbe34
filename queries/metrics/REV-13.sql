-- id: REV-13
-- name: 审核要素完整率
-- name.en: All ten points reviewed
-- system: review
-- definition: 每轮法制审核应当审核的十项内容（主体、资格、事实、证据、法律适用、裁量、程序、超越滥用职权、文书、涉罪移送）中，已审核或者写
--     明不适用的比例。
-- definition.en: Share of the ten points of each round of review (authority, qualification, facts, evidence, law, discretion, procedure,
--     excess of power, forms, crime) that were looked at or marked as not applicable.
-- unit: 一轮法制审核的一项内容
-- unit.en: one point of a round of review
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 空着的无法判定。
-- exclusions.en: Unknown when empty.
-- law: 国办发〔2018〕118号；行政处罚法第58条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: reviews
-- evidence: review_details
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) || '|' || d.point AS key, coalesce(a.act, v.act_type) AS act, v.ref_no AS subject, coalesce(v.submitted_on, v.complete_on, v.concluded_on) AS on_date,
  CASE WHEN d.looked IS NULL THEN 'unknown' WHEN d.looked = '未审核' THEN 'overdue' ELSE 'met' END AS ruled,
  CASE WHEN d.looked IS NULL THEN 'entry_empty' WHEN d.looked = '未审核' THEN 'point_not_reviewed' END AS reason,
  v.file, v.record
FROM reviews v
JOIN review_point d ON d.ref_no = v.ref_no AND d.round = v.round
LEFT JOIN known_act a ON a.subject = v.ref_no
