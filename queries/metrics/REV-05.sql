-- id: REV-05
-- name: 审核按期率
-- name.en: Timely legal review
-- system: review
-- definition: 送审的各轮法制审核中，在期限内出具审核意见的比例。自材料补齐之日（没有的为送审之日）起5个工作日，疑难复杂的10个工作日。
-- definition.en: Share of the rounds of legal review that were concluded in time: within 5 working days, 10 when complex, of the day the
--     material was complete, else of the day it was submitted.
-- unit: 法制审核轮次
-- unit.en: round of legal review
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 材料补齐日期早于送审日期的，没有送审日期又没有材料补齐日期的，无法判定。
-- exclusions.en: Unknown when the material was complete before it was submitted, and when neither day is there.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 0.95
-- clock: deadline
-- seen in: concluded_on
-- sources: reviews
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) AS key, coalesce(a.act, v.act_type) AS act, v.ref_no AS subject, coalesce(v.submitted_on, v.complete_on, v.concluded_on) AS on_date,
  CASE WHEN v.complete_on < v.submitted_on THEN 'unknown' END AS ruled,
  CASE WHEN v.complete_on < v.submitted_on THEN 'complete_before_submitted' END AS reason,
  coalesce(v.complete_on, v.submitted_on) AS start_on, v.concluded_on AS done_on, x.due_on, x.beyond, v.file, v.record
FROM reviews v
LEFT JOIN known_act a ON a.subject = v.ref_no
LEFT JOIN deadline x
  ON x.rule = CASE WHEN v.complex THEN 'review_complex' ELSE 'review' END
  AND x.start_on = coalesce(v.complete_on, v.submitted_on) AND x.extra = 0
