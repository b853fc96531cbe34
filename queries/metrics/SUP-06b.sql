-- id: SUP-06b
-- name: 案卷评查优秀率
-- name.en: Files reviewed as excellent
-- system: supervision
-- definition: 评查的案卷中，没有一票否决、得分不低于90分的比例。
-- definition.en: Share of the files reviewed that were not vetoed and have 90 points or more.
-- unit: 一份案卷的一次评查
-- unit.en: one review of a file
-- attribution: 评查日期
-- attribution.en: day of the review
-- exclusions: 没有得分又没有否决的无法判定。
-- exclusions.en: Unknown without a score, unless vetoed.
-- law: 行政执法监督条例；国办发〔2023〕27号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- sources: file_reviews
SELECT
  r.org, r.batch_no || '|' || r.file_no AS key, CAST(NULL AS VARCHAR) AS act, r.case_no AS subject, r.reviewed_on AS on_date,
  CASE WHEN r.vetoed THEN 'overdue' WHEN r.score IS NULL THEN 'unknown' WHEN r.score >= s.excellent_score THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN r.vetoed THEN 'file_vetoed' WHEN r.score IS NULL THEN 'score_missing' WHEN r.score < s.excellent_score THEN 'score_below_excellent' END AS reason,
  r.file, r.record
FROM file_reviews r
CROSS JOIN setting s
