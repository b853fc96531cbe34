-- id: INS-07
-- name: 综合查一次占比
-- name.en: Joint inspections
-- system: inspection
-- definition: 涉企现场检查中，登记为联合检查的比例。
-- definition.en: Share of the on-site inspections of enterprises registered as joint.
-- unit: 一次涉企现场检查
-- unit.en: on-site inspection of an enterprise
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 没有现场执法登记的、没有填写的无法判定。只作参考，不评分。
-- exclusions.en: Unknown without an entry in the on-site register, or when it does not say. For information only.
-- law: 国办发〔2024〕54号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: inspections
-- evidence: on_site
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE WHEN o.joint IS NULL THEN 'unknown' WHEN o.joint THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN o.ref_no IS NULL THEN 'not_listed' WHEN o.joint IS NULL THEN 'entry_empty' WHEN NOT o.joint THEN 'inspected_alone' END AS reason,
  i.file, i.record
FROM inspections i
LEFT JOIN on_site o ON o.ref_no = i.insp_no
WHERE i.is_enterprise AND coalesce(i.mode, '现场') <> '非现场'
