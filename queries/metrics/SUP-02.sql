-- id: SUP-02
-- name: 行政诉讼败诉率
-- name.en: Lawsuits lost
-- system: supervision
-- definition: 已有裁判的行政诉讼（一审、二审、再审分别计）中，结果为撤销、变更、确认违法、确认无效、责令履行的比例。
-- definition.en: Share of the lawsuits decided (each instance by itself) in which the act was annulled, changed, declared unlawful or void,
--     or performance was ordered.
-- unit: 一次行政诉讼裁判
-- unit.en: judgment
-- attribution: 办结日期
-- attribution.en: day of the judgment
-- exclusions: 终止、不予受理、调解等不适用；没有结果的无法判定。行政复议不统计。
-- exclusions.en: Ended, not accepted and mediated cases are exempt; unknown without an outcome. Reconsiderations are not counted.
-- law: 行政诉讼法第69条；行政诉讼法第70条；行政诉讼法第74条
-- direction: down
-- target: none
-- clock: ruled
-- further: yes
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
    WHEN a.result IN ('撤销', '变更', '确认违法', '确认无效', '责令履行') THEN 'lost_in_court'
    WHEN a.result IN ('维持', '驳回') THEN NULL
    ELSE 'not_decided_on_merits'
  END AS reason,
  a.file, a.record
FROM appeals a
WHERE a.kind <> '行政复议'
