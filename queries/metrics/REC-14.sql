-- id: REC-14
-- name: 记录仪配备率
-- name.en: A device on the scene
-- system: recording
-- definition: 应音像记录的环节中，现场执法人员当日至少有一人领用执法记录仪的比例。
-- definition.en: Share of the on-site activities to be recorded at which at least one of the officers had a device issued to them on the
--     day.
-- unit: 应音像记录的环节
-- unit.en: activity to be recorded
-- attribution: 环节开始日期
-- attribution.en: day the activity began
-- exclusions: 只要求文字记录的、有免录原因的不适用；没有写明执法人员证号的无法判定。
-- exclusions.en: Exempt when only a written record is required or an excuse is registered; unknown when no certificate number is named.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: duties
-- evidence: devices
SELECT
  d.org, d.duty_no AS key, a.act, d.ref_no AS subject, d.start_day AS on_date,
  CASE
    WHEN d.need = '文字记录' OR d.exempt IS NOT NULL THEN 'exempt'
    WHEN p.duty_no IS NULL THEN 'unknown'
    WHEN h.duty_no IS NOT NULL THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN d.need = '文字记录' THEN 'written_record_only'
    WHEN d.exempt IS NOT NULL THEN 'recording_excused'
    WHEN p.duty_no IS NULL THEN 'nobody_named'
    WHEN h.duty_no IS NULL THEN 'no_device_issued'
  END AS reason,
  d.file, d.record
FROM duties d
LEFT JOIN known_act a ON a.subject = d.ref_no
LEFT JOIN (SELECT DISTINCT duty_no FROM duty_officer) p ON p.duty_no = d.duty_no
LEFT JOIN (
  SELECT DISTINCT f.duty_no
  FROM duty_officer f
  JOIN duties t ON t.duty_no = f.duty_no
  JOIN devices v ON v.cert_no = f.cert_no
  WHERE v.issued_on <= t.start_day AND (v.returned_on IS NULL OR v.returned_on >= t.start_day)
) h ON h.duty_no = d.duty_no
