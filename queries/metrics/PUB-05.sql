-- id: PUB-05
-- name: 人员清单要素完整率
-- name.en: Published list of officers complete
-- system: publicity
-- definition: 已公开的在岗执法人员中，姓名、单位、职务、证件编号、执法类别、执法区域、证件有效期都齐全的比例。
-- definition.en: Share of the published officers on duty whose name, agency, post, certificate number, category, area and validity are all
--     given.
-- unit: 已公开的在岗执法人员
-- unit.en: published officer on duty
-- attribution: none
-- attribution.en: none
-- exclusions: 没有公开日期的人员由执法人员公开率反映。不分时段，以统计时点为准。
-- exclusions.en: Officers without a day of publication belong to PUB-04. As of the as-of day, without a period.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: officers
SELECT
  o.org, o.key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN o.name IS NULL OR o.post IS NULL OR o.cert_no IS NULL OR o.category IS NULL OR o.area IS NULL OR o.cert_to IS NULL THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN o.cert_no IS NULL THEN 'certificate_missing'
    WHEN o.name IS NULL OR o.post IS NULL OR o.category IS NULL OR o.area IS NULL OR o.cert_to IS NULL THEN 'entry_incomplete'
  END AS reason,
  o.file, o.record
FROM officer_on_duty o
WHERE o.published_on IS NOT NULL
