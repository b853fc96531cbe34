-- id: INS-09
-- name: 后续处置完结率
-- name.en: Problems dealt with
-- system: inspection
-- definition: 检查结果为责令当场改正、限期整改的检查中，在登记的处置期限内处置完结的比例。期限为固定日期，不顺延。
-- definition.en: Share of the inspections that ordered correction whose follow-up ended by the registered day. The day is fixed.
-- unit: 发现问题、责令改正的检查
-- unit.en: inspection that ordered correction
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 没有现场执法登记的、没有登记期限的、完结早于检查的无法判定。
-- exclusions.en: Unknown without an entry in the on-site register or a day, or when ended before the inspection.
-- law: 国办发〔2015〕58号；国办发〔2024〕54号
-- direction: up
-- target: 1
-- clock: deadline
-- further: yes
-- sources: inspections
-- evidence: on_site
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE WHEN o.disposal_due_on IS NULL THEN 'unknown' END AS ruled,
  CASE WHEN o.ref_no IS NULL THEN 'not_listed' WHEN o.disposal_due_on IS NULL THEN 'term_missing' END AS reason,
  i.insp_on AS start_on, o.disposed_on AS done_on, o.disposal_due_on AS due_on, FALSE AS beyond, i.file, i.record
FROM inspections i
LEFT JOIN on_site o ON o.ref_no = i.insp_no
WHERE i.result IN ('责令当场改正', '限期整改')
