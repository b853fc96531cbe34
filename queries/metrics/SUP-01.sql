-- id: SUP-01
-- name: 复议纠错率
-- name.en: Decisions corrected on review
-- system: supervision
-- definition: 已办结的行政复议中，结果为撤销、变更、确认违法、确认无效、责令履行的比例。
-- definition.en: Share of the decided administrative reconsiderations that annulled, changed or declared unlawful or void the act, or
--     ordered performance.
-- unit: 行政复议案件
-- unit.en: reconsideration case
-- attribution: 办结日期
-- attribution.en: day of the outcome
-- exclusions: 终止、不予受理、调解等其他结果不适用；没有结果的无法判定。行政诉讼不统计。
-- exclusions.en: Other outcomes (ended, not accepted, mediated) are exempt; unknown without an outcome. Court cases are not counted.
-- law: 行政复议法第63条至第69条
-- direction: down
-- target: none
-- clock: ruled
-- sources: appeals
SELECT
  a.org, a.appeal_no AS key, CAST(NULL AS VARCHAR) AS act, a.decision_no AS subject, a.decided_on AS on_date,
  CASE
    WHEN a.result IS NULL THEN 'unknown'
    WHEN a.result IN ('撤销', '变更', '确认违法', '确认无效', '责令履行') THEN 'overdue'
    WHEN a.result IN ('维持', '驳回') THEN 'met'
    ELSE 'exempt'
  END AS ruled,
  CASE
    WHEN a.result IS NULL THEN 'outcome_missing'
    WHEN a.result IN ('撤销', '变更', '确认违法', '确认无效', '责令履行') THEN 'corrected_on_review'
    WHEN a.result IN ('维持', '驳回') THEN NULL
    ELSE 'not_decided_on_merits'
  END AS reason,
  a.file, a.record
FROM appeals a
WHERE a.kind = '行政复议'
