-- id: PUB-01
-- name: 事前公开要素齐全率
-- name.en: What has to be published beforehand
-- system: publicity
-- definition: 各执法机关应当事前公开的九项内容（主体、人员、职责、权限、随机抽查事项清单、依据、程序、监督方式、救济渠道）中，已有公开网址和
--     公开日期的比例。
-- definition.en: Share of the nine things every agency has to publish beforehand (itself, officers, duties, powers, random-check list,
--     legal bases, procedures, supervision, remedies) that have an address and a day of publication.
-- unit: 执法机关的一项公开内容
-- unit.en: one item of an agency
-- attribution: none
-- attribution.en: none
-- exclusions: 写明不适用于本机关的事项不适用。不分时段，以统计时点为准。
-- exclusions.en: Exempt when marked as not applicable to the agency. As of the as-of day, without a period.
-- law: 行政处罚法第39条；政府信息公开条例第20条；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: orgs
-- evidence: predisclosures
SELECT
  a.org, a.org || '|' || c.item AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN NOT p.applicable THEN 'exempt'
    WHEN p.url IS NOT NULL AND p.published_on IS NOT NULL THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN NOT p.applicable THEN 'item_not_applicable'
    WHEN p.item IS NULL THEN 'not_listed'
    WHEN p.url IS NULL OR p.published_on IS NULL THEN 'not_published'
  END AS reason,
  coalesce(p.file, a.file) AS file, coalesce(p.record, a.record) AS record
FROM agency a
CROSS JOIN disclosure_item c
LEFT JOIN predisclosures p ON p.org = a.org AND p.item = c.item
