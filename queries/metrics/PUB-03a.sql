-- id: PUB-03a
-- name: 执法事项清单复核率
-- name.en: Item lists reviewed before publication
-- system: publicity
-- definition: 已公开的行政执法事项中，公开之前（含当日）经本级政府法制机构复核的比例。
-- definition.en: Share of the published enforcement items that the legal office of the government had reviewed by the day of publication.
-- unit: 已公开的一项执法事项
-- unit.en: published enforcement item
-- attribution: 清单公开日期
-- attribution.en: day of publication
-- exclusions: 没有复核日期的无法判定。尚未公开的不统计。
-- exclusions.en: Unknown without a day of review. Not counted when not published.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- seen in: reviewed_on
-- further: yes
-- sources: power_items
SELECT
  p.org, p.org || '|' || p.item_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, p.published_on AS on_date,
  CASE WHEN p.reviewed_on IS NULL THEN 'unknown' WHEN p.reviewed_on <= p.published_on THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN p.reviewed_on IS NULL THEN 'item_review_missing' WHEN p.reviewed_on > p.published_on THEN 'published_before_review' END AS reason,
  p.file, p.record
FROM power_items p
WHERE p.published_on IS NOT NULL
