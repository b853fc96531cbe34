-- id: INS-11
-- name: 检查结果告知率
-- name.en: Results told
-- system: inspection
-- definition: 现场检查中，登记了结果告知日期的比例。
-- definition.en: Share of the on-site inspections for which the day of telling the result is registered.
-- unit: 一次现场检查
-- unit.en: on-site inspection
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 没有现场执法登记的、告知早于检查的无法判定。没有法定期限，以统计时点为准。
-- exclusions.en: Unknown without an entry in the on-site register, or when told before the inspection. The law names no term: as of the
--     as-of day.
-- law: 国办发〔2024〕54号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: inspections
-- evidence: on_site
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE WHEN o.ref_no IS NULL OR o.informed_on < i.insp_on THEN 'unknown' WHEN o.informed_on IS NOT NULL THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN o.ref_no IS NULL THEN 'not_listed' WHEN o.informed_on < i.insp_on THEN 'done_before_start' WHEN o.informed_on IS NULL THEN 'result_not_told' END AS reason,
  i.insp_on AS start_on, o.informed_on AS done_on, i.file, i.record
FROM inspections i
LEFT JOIN on_site o ON o.ref_no = i.insp_no
WHERE coalesce(i.mode, '现场') <> '非现场'
