-- id: REC-07
-- name: 音像关联率
-- name.en: Recordings linked to an act
-- system: recording
-- definition: 音像记录中，能对应到执法行为的比例：所填编号是已知的案件、检查或者强制的编号，或者关联到应音像记录的环节。
-- definition.en: Share of the recordings that belong to an act: their number is that of a known case, inspection or coercion, or they are
--     linked to a duty to record.
-- unit: 音像记录（日志除外）
-- unit.en: recording (log files excepted)
-- attribution: 拍摄日期
-- attribution.en: day of recording
-- exclusions: 统计时点前已删除的，标注为试机、巡逻的，不适用。
-- exclusions.en: Exempt when deleted by the as-of day or labelled as a test or a patrol.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 0.9
-- clock: ruled
-- sources: recordings
SELECT
  r.org, r.rec_no AS key, a.act, r.ref_no AS subject, r.start_day AS on_date,
  CASE
    WHEN r.deleted OR r.label IN ('试机', '巡逻') THEN 'exempt'
    WHEN k.subject IS NOT NULL OR l.rec_no IS NOT NULL THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN r.deleted THEN 'recording_deleted'
    WHEN r.label IN ('试机', '巡逻') THEN 'test_or_patrol'
    WHEN k.subject IS NULL AND l.rec_no IS NULL THEN 'recording_unlinked'
  END AS reason,
  r.file, r.record
FROM recording_span r
LEFT JOIN known_act a ON a.subject = r.ref_no
LEFT JOIN (
  SELECT case_no AS subject FROM cases
  UNION
  SELECT insp_no FROM inspections
  UNION
  SELECT coercion_no FROM coercions
) k ON k.subject = r.ref_no
LEFT JOIN (SELECT DISTINCT rec_no FROM duty_recording) l ON l.rec_no = r.rec_no
