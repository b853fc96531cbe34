-- id: REV-06
-- name: 审核用时
-- name.en: Time taken by review
-- system: review
-- definition: 已出具意见的法制审核中，自材料补齐（没有的为送审）之日起在审核期限内出具意见的比例，并列出用时的中位数和第90百分位（工作日）。
-- definition.en: Share of the reviews concluded within the term of the day the material was complete (else submitted), with median and 90th
--     percentile of the working days taken.
-- unit: 已出具意见的法制审核轮次
-- unit.en: concluded round of legal review
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 审核按期率中达标或者迟延的轮次。
-- exclusions.en: The rounds that are met or late in REV-05.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: deadline
-- spread: yes
-- further: yes
-- informational: yes
-- sources: reviews
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) AS key, coalesce(a.act, v.act_type) AS act, v.ref_no AS subject, coalesce(v.submitted_on, v.complete_on, v.concluded_on) AS on_date,
  CAST(NULL AS VARCHAR) AS ruled, CAST(NULL AS VARCHAR) AS reason,
  coalesce(v.complete_on, v.submitted_on) AS start_on, v.concluded_on AS done_on, x.due_on, x.beyond, v.file, v.record
FROM reviews v
LEFT JOIN known_act a ON a.subject = v.ref_no
JOIN deadline x
  ON x.rule = CASE WHEN v.complex THEN 'review_complex' ELSE 'review' END
  AND x.start_on = coalesce(v.complete_on, v.submitted_on) AND x.extra = 0
WHERE v.concluded_on >= coalesce(v.complete_on, v.submitted_on) AND x.due_on IS NOT NULL
  AND (v.complete_on IS NULL OR v.complete_on >= v.submitted_on)
