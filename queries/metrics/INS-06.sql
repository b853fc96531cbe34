-- id: INS-06
-- name: 扫码入企率
-- name.en: Code scanned on arrival
-- system: inspection
-- definition: 涉企现场检查中，扫码时间与到场时间相差不超过2小时的比例。
-- definition.en: Share of the on-site inspections of enterprises whose code was scanned within 2 hours of arrival, before or after.
-- unit: 一次涉企现场检查
-- unit.en: on-site inspection of an enterprise
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 紧急检查不适用；没有现场执法登记的、没有到场时间的无法判定。
-- exclusions.en: Exempt when urgent; unknown without an entry in the on-site register or a time of arrival.
-- law: 国办发〔2024〕54号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: inspections
-- evidence: on_site
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE
    WHEN i.urgent THEN 'exempt'
    WHEN o.ref_no IS NULL OR (o.scanned_at IS NOT NULL AND i.arrived_at IS NULL) THEN 'unknown'
    WHEN o.scanned_at_sec <= i.arrived_at_sec + s.scan_window_seconds AND i.arrived_at_sec <= o.scanned_at_sec + s.scan_window_seconds THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN i.urgent THEN 'urgent_inspection'
    WHEN o.ref_no IS NULL THEN 'not_listed'
    WHEN o.scanned_at IS NULL THEN 'not_scanned'
    WHEN i.arrived_at IS NULL THEN 'arrival_missing'
    WHEN o.scanned_at_sec <= i.arrived_at_sec + s.scan_window_seconds AND i.arrived_at_sec <= o.scanned_at_sec + s.scan_window_seconds THEN NULL
    ELSE 'scanned_at_another_time'
  END AS reason,
  i.file, i.record
FROM inspections i
CROSS JOIN setting s
LEFT JOIN on_site o ON o.ref_no = i.insp_no
WHERE i.is_enterprise AND coalesce(i.mode, '现场') <> '非现场'
