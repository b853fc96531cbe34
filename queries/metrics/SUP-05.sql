-- id: SUP-05
-- name: 整改按期率
-- name.en: Rectified in time
-- system: supervision
-- definition: 监督整改通知中，在整改期限内完成整改的比例。没有写明期限的，为下达之日起30日，届满日为非工作日的顺延；写明的期限不顺延。
-- definition.en: Share of the rectification notices fulfilled by their due day; without one, within 30 days (moved to a working day). A due
--     day that is written is not moved.
-- unit: 监督整改通知
-- unit.en: rectification notice
-- attribution: 下达日期
-- attribution.en: day of the notice
-- exclusions: 没有下达日期的不统计；完成早于下达的无法判定。
-- exclusions.en: Not counted without a day of the notice; unknown when done before it.
-- law: 行政执法监督条例
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: done_on
-- sources: rectifications
SELECT
  r.org, r.rect_no AS key, CAST(NULL AS VARCHAR) AS act, r.rect_no AS subject, r.issued_on AS on_date,
  CAST(NULL AS VARCHAR) AS ruled, CAST(NULL AS VARCHAR) AS reason,
  r.issued_on AS start_on, r.done_on, coalesce(r.due_on, x.due_on) AS due_on, r.due_on IS NULL AND x.beyond AS beyond, r.file, r.record
FROM rectifications r
LEFT JOIN deadline x ON x.rule = 'rectify' AND x.start_on = r.issued_on AND x.extra = 0
