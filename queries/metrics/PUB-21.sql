-- id: PUB-21
-- name: 亮证告知率
-- name.en: Certificate shown
-- system: publicity
-- definition: 现场检查和行政强制中，登记为出示了执法证件的比例。
-- definition.en: Share of the on-site inspections and coercions for which it is registered that the certificate was shown.
-- unit: 一次现场检查或者行政强制
-- unit.en: on-site inspection or coercion
-- attribution: 检查日期；强制为决定日期
-- attribution.en: day of the inspection; of the decision for coercion
-- exclusions: 非现场检查、申请法院强制执行不统计。没有现场执法登记或者该项为空的，无法判定。
-- exclusions.en: Checks off site and applications to the court are not counted. Unknown without an entry in the on-site register, or when
--     it does not say.
-- law: 行政处罚法第55条第1款；行政强制法第18条第3项；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: inspections, coercions
-- evidence: on_site
SELECT
  a.org, a.key, a.act, a.key AS subject, a.on_date,
  CASE WHEN o.id_shown IS NULL THEN 'unknown' WHEN o.id_shown THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN o.ref_no IS NULL THEN 'not_listed' WHEN o.id_shown IS NULL THEN 'entry_empty' WHEN NOT o.id_shown THEN 'certificate_not_shown' END AS reason,
  a.file, a.record
FROM action a
LEFT JOIN on_site o ON o.ref_no = a.key
WHERE a.source IN ('inspections', 'coercions') AND a.alone IS NULL
