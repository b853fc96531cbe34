-- id: IMP-01
-- name: 配套制度完成率
-- name.en: Supporting documents in place
-- system: supervision
-- definition: 各执法机关的三项制度配套文件（12项办法、清单、流程图、指南和9项制度）中，已印发或者修订、并有印发日期和公开日期的比例。
-- definition.en: Share of the supporting documents (12 measures, lists, flow charts and guides, 9 rules) of every agency that are issued or
--     revised, with the days of issue and of publication.
-- unit: 执法机关的一份配套文件
-- unit.en: one document of an agency
-- attribution: none
-- attribution.en: none
-- exclusions: 名录中标明不是执法主体的、统计时点尚未设立的机关不统计。不分时段。
-- exclusions.en: Agencies that do not enforce or were not established by the as-of day are not counted. No period.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: orgs
-- evidence: policies
SELECT
  a.org, a.org || '|' || c.code AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN p.status IN ('印发', '修订') AND p.issued_on IS NOT NULL AND p.published_on IS NOT NULL THEN 'met' ELSE 'overdue' END AS ruled,
  CASE
    WHEN p.code IS NULL THEN 'not_listed'
    WHEN coalesce(p.status, '') NOT IN ('印发', '修订') OR p.issued_on IS NULL THEN 'document_not_issued'
    WHEN p.published_on IS NULL THEN 'not_published'
  END AS reason,
  coalesce(p.file, a.file) AS file, coalesce(p.record, a.record) AS record
FROM agency a
CROSS JOIN policy_document c
LEFT JOIN policies p ON p.org = a.org AND p.code = c.code
