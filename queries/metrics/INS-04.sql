-- id: INS-04
-- name: 检查审批率
-- name.en: Inspections approved beforehand
-- system: inspection
-- definition: 涉企现场检查中，到场前经过审批的比例（没有到场时间的，不晚于检查当日审批）。紧急检查可以事后补办，检查之日起2个工作日内补办的
--     为达标。到场后才审批的为迟延，没有审批的为缺失。
-- definition.en: Share of the on-site inspections of enterprises approved before arrival (without a time of arrival, by the day of the
--     inspection). Urgent ones may be approved within 2 working days afterwards. Approved after arrival is late, not approved is missing.
-- unit: 涉企现场检查
-- unit.en: on-site inspection of an enterprise
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 2025年1月3日前的检查不适用。非现场检查、不涉企的检查不统计。
-- exclusions.en: Inspections before 3 January 2025 are exempt. Off-site inspections and those of no enterprise are not counted.
-- law: 国办发〔2024〕54号
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: approved_at, supplemented_at
-- sources: inspections
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE
    WHEN i.insp_on < s.inspection_approval_from THEN 'exempt'
    WHEN i.approved_first THEN 'met'
    WHEN i.urgent THEN NULL
    WHEN i.approved_at IS NULL THEN 'overdue'
    ELSE 'late'
  END AS ruled,
  CASE
    WHEN i.insp_on < s.inspection_approval_from THEN 'before_inspection_approval'
    WHEN i.approved_first OR i.urgent THEN NULL
    WHEN i.approved_at IS NULL THEN 'approval_missing'
    ELSE 'approved_after_arrival'
  END AS reason,
  i.insp_on AS start_on, CASE WHEN i.urgent AND NOT i.approved_first THEN i.supplemented_day ELSE i.approved_day END AS done_on,
  CASE WHEN i.urgent AND NOT i.approved_first THEN x.due_on END AS due_on, x.beyond, i.file, i.record
FROM (
  SELECT
    insp_no, org, insp_on, approved_at, approved_day, supplemented_day, coalesce(urgent, FALSE) AS urgent, file, record,
    coalesce(CASE WHEN arrived_at IS NOT NULL THEN approved_at_sec <= arrived_at_sec ELSE approved_day <= insp_on END, FALSE) AS approved_first
  FROM inspections
  WHERE is_enterprise AND coalesce(mode, '现场') <> '非现场'
) i
CROSS JOIN setting s
LEFT JOIN deadline x ON x.rule = 'supplement' AND x.start_on = i.insp_on AND x.extra = 0
