-- id: INS-01
-- name: 检查两人率
-- name.en: Two officers at inspections
-- system: inspection
-- definition: 现场检查中，由两名以上持证执法人员实施的比例。
-- definition.en: Share of the on-site inspections carried out by at least two certified officers.
-- unit: 行政检查
-- unit.en: inspection
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 非现场检查不适用。没有记载人员的，或者加上只写姓名、核对不到唯一一人的人员才够两人的，无法判定。
-- exclusions.en: Off-site inspections are exempt. Unknown when nobody is named, or when there are two only with persons given by a name
--     that does not mean exactly one officer.
-- law: 行政处罚法第42条；国办发〔2024〕54号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: inspections
-- evidence: officers
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE
    WHEN i.mode = '非现场' THEN 'exempt'
    WHEN p.key IS NULL THEN 'unknown'
    WHEN p.certified >= 2 THEN 'met'
    WHEN p.certified + p.unclear >= 2 THEN 'unknown'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN i.mode = '非现场' THEN 'off_site'
    WHEN p.key IS NULL THEN 'nobody_named'
    WHEN p.certified >= 2 THEN NULL
    WHEN p.certified + p.unclear >= 2 THEN 'person_not_matched'
    ELSE 'fewer_than_two_certified'
  END AS reason,
  i.file, i.record
FROM inspections i
LEFT JOIN (
  SELECT
    key, count(DISTINCT CASE WHEN matched THEN officer_cert END) AS certified,
    count(DISTINCT CASE WHEN NOT matched AND cert_no IS NULL THEN name END) AS unclear
  FROM action_person
  WHERE source = 'inspections'
  GROUP BY key
) p ON p.key = i.insp_no
