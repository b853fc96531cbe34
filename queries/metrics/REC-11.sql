-- id: REC-11
-- name: 保存期限合规率
-- name.en: Recordings kept long enough
-- system: recording
-- definition: 登记了保存期限的音像记录中，期限届满前没有删除的比例。期限最后一日删除为提前。
-- definition.en: Share of the recordings with a registered term of keeping that were not deleted before it ended. Deleted on the last day
--     is too early.
-- unit: 登记了管理信息的音像记录
-- unit.en: recording in the management register
-- attribution: 拍摄日期
-- attribution.en: day the recording began
-- exclusions: 没有登记期限的无法判定；期限未满而仍保存的未到期。登记的文件在音像记录台账中没有的不统计。
-- exclusions.en: Unknown without a term; pending while kept within it. Not counted when the file is in no register of recordings.
-- law: 国办发〔2018〕118号；行政处罚法第47条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: recordings
-- evidence: recording_details
SELECT
  r.org, r.rec_no AS key, a.act, r.ref_no AS subject, r.start_day AS on_date,
  CASE
    WHEN d.keep_until IS NULL THEN 'unknown'
    WHEN r.deleted_day <= d.keep_until THEN 'overdue'
    WHEN d.keep_until < s.as_of THEN 'met'
    ELSE 'pending'
  END AS ruled,
  CASE WHEN d.keep_until IS NULL THEN 'keeping_term_missing' WHEN r.deleted_day <= d.keep_until THEN 'deleted_too_early' END AS reason,
  r.start_day AS start_on, r.deleted_day AS done_on, d.keep_until AS due_on, r.file, r.record
FROM recordings r
CROSS JOIN setting s
JOIN recording_details d ON d.rec_no = r.rec_no
LEFT JOIN known_act a ON a.subject = r.ref_no
