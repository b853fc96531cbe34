-- id: REC-05
-- name: 全过程音像记录率
-- name.en: Recorded throughout
-- system: recording
-- definition: 应当全过程音像记录的环节中，关联的视频除首尾各300秒外累计缺失不超过30秒的比例。
-- definition.en: Share of the duties to record throughout whose linked videos leave no more than 30 seconds uncovered, apart from 300
--     seconds at either end.
-- unit: 应全过程音像记录的环节
-- unit.en: duty to record throughout
-- attribution: 环节开始日期
-- attribution.en: day on which the duty begins
-- exclusions: 与音像记录覆盖率相同：有免录原因的不适用，结束早于开始的无法判定，自环节结束起2个工作日内未到期。几段视频合并计算。
-- exclusions.en: As for REC-04: exempt when excused, unknown when it ends before it begins, pending within 2 working days. Videos count
--     together.
-- law: 国办发〔2018〕118号；行政处罚法第47条
-- direction: up
-- target: 1
-- clock: deadline
-- sources: duties
-- evidence: recordings
SELECT
  d.org, d.duty_no AS key, a.act, d.ref_no AS subject, d.start_day AS on_date,
  CASE
    WHEN d.exempt <> '其他' THEN 'exempt'
    WHEN d.end_at_sec < d.start_at_sec THEN 'unknown'
    WHEN r.duty_no IS NULL THEN NULL
    WHEN w.to_sec - w.from_sec - coalesce(v.covered, 0) <= s.full_process_gap_seconds THEN 'met'
  END AS ruled,
  CASE
    WHEN d.exempt <> '其他' THEN 'recording_excused'
    WHEN d.end_at_sec < d.start_at_sec THEN 'end_before_start'
    WHEN x.due_on IS NULL THEN NULL
    WHEN r.duty_no IS NULL THEN 'recording_missing'
    WHEN w.to_sec - w.from_sec - coalesce(v.covered, 0) <= s.full_process_gap_seconds THEN NULL
    WHEN q.duty_no IS NULL THEN 'video_missing'
    ELSE 'not_recorded_throughout'
  END AS reason,
  d.end_day AS start_on, CAST(NULL AS DATE) AS done_on, x.due_on, x.beyond, d.file, d.record
FROM duties d
CROSS JOIN setting s
LEFT JOIN known_act a ON a.subject = d.ref_no
LEFT JOIN (SELECT DISTINCT duty_no FROM duty_recording) r ON r.duty_no = d.duty_no
LEFT JOIN (SELECT DISTINCT duty_no FROM duty_recording WHERE media = '视频') q ON q.duty_no = d.duty_no
LEFT JOIN full_process_span w ON w.duty_no = d.duty_no AND w.part = 'inner'
LEFT JOIN duty_video v ON v.duty_no = d.duty_no AND v.part = 'inner'
LEFT JOIN deadline x ON x.rule = 'upload' AND x.start_on = d.end_day AND x.extra = 0
WHERE d.need = '全过程音像记录'
