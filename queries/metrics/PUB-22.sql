-- id: PUB-22
-- name: 执法告知率
-- name.en: Grounds and rights told
-- system: publicity
-- definition: 现场检查和行政强制中，登记为告知了执法事由、执法依据和权利义务三项的比例。
-- definition.en: Share of the on-site inspections and coercions for which it is registered that the matter, the legal basis and the rights
--     and duties were all told.
-- unit: 一次现场检查或者行政强制
-- unit.en: on-site inspection or coercion
-- attribution: 检查日期；强制为决定日期
-- attribution.en: day of the inspection; of the decision for coercion
-- exclusions: 非现场检查、申请法院强制执行不统计。没有现场执法登记或者三项中没有否而有空的，无法判定。
-- exclusions.en: Checks off site and applications to the court are not counted. Unknown without an entry in the on-site register, or when
--     none is denied and one is empty.
-- law: 行政处罚法第44条；行政强制法第18条第5项；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: inspections, coercions
-- evidence: on_site
SELECT
  a.org, a.key, a.act, a.key AS subject, a.on_date,
  CASE
    WHEN NOT o.told_facts OR NOT o.told_basis OR NOT o.told_rights THEN 'overdue'
    WHEN o.told_facts AND o.told_basis AND o.told_rights THEN 'met'
    ELSE 'unknown'
  END AS ruled,
  CASE
    WHEN o.ref_no IS NULL THEN 'not_listed'
    WHEN NOT o.told_facts OR NOT o.told_basis OR NOT o.told_rights THEN 'not_told'
    WHEN o.told_facts AND o.told_basis AND o.told_rights THEN NULL
    ELSE 'entry_empty'
  END AS reason,
  a.file, a.record
FROM action a
LEFT JOIN on_site o ON o.ref_no = a.key
WHERE a.source IN ('inspections', 'coercions') AND a.alone IS NULL
