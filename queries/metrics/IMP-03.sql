-- id: IMP-03
-- name: 汇编公开备案率
-- name.en: Compiled, published, filed
-- system: supervision
-- definition: 各执法机关的三项制度文件已汇编成册、在网站依法专栏公开、报送备案三项中，已完成的比例。
-- definition.en: Share of the three last steps of every agency that are done: documents compiled, published in the law column of the
--     website, filed.
-- unit: 执法机关的一项
-- unit.en: one step of an agency
-- attribution: none
-- attribution.en: none
-- exclusions: 不分时段，以统计时点为准。
-- exclusions.en: As of the as-of day, without a period.
-- law: 国办发〔2018〕118号；长政办发〔2019〕20号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: orgs
-- evidence: milestones
SELECT
  a.org, a.org || '|' || m.code AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN r.done_on IS NULL THEN 'overdue' ELSE 'met' END AS ruled,
  CASE WHEN r.code IS NULL THEN 'not_listed' WHEN r.done_on IS NULL THEN 'step_not_done' END AS reason,
  coalesce(r.file, a.file) AS file, coalesce(r.record, a.record) AS record
FROM agency a
CROSS JOIN (
  SELECT 'C1' AS code
  UNION ALL
  SELECT 'C2'
  UNION ALL
  SELECT 'C3'
) m
LEFT JOIN milestones r ON r.org = a.org AND r.code = m.code
