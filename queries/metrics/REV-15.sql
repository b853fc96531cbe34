-- id: REV-15
-- name: 法律顾问参与率
-- name.en: Counsel involved
-- system: review
-- definition: 登记为疑难复杂的法制审核中，有法律顾问或者公职律师参与的比例。
-- definition.en: Share of the reviews marked as complex in which legal counsel or a public lawyer took part.
-- unit: 一轮法制审核
-- unit.en: round of legal review
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 不是疑难复杂的、没有登记的不统计；没有登记是否参与的无法判定。
-- exclusions.en: Only reviews marked as complex are counted; unknown when nobody says whether counsel took part.
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
  CASE WHEN d.counsel IS NULL THEN 'unknown' WHEN d.counsel THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN d.counsel IS NULL THEN 'entry_empty' WHEN NOT d.counsel THEN 'counsel_absent' END AS reason,
  v.file, v.record
FROM reviews v
JOIN review_details d ON d.ref_no = v.ref_no AND d.round = v.round
LEFT JOIN known_act a ON a.subject = v.ref_no
WHERE coalesce(d.complex, v.complex)
