-- id: REC-18
-- name: 迟开机率
-- name.en: Recording began late
-- system: recording
-- definition: 有视频或者音频的应音像记录环节中，最早一段记录在环节开始300秒之后才开始的比例。
-- definition.en: Share of the duties with video or sound whose earliest recording began more than 300 seconds after the duty did.
-- unit: 有视频或者音频的环节
-- unit.en: duty with video or sound
-- attribution: 环节开始日期
-- attribution.en: day on which the duty begins
-- exclusions: 没有视频、音频的不统计，见音像记录覆盖率；有免录原因的不适用（“其他”不免）；结束早于开始的无法判定。设备预录的部分已在文件
--     的拍摄时间之内。
-- exclusions.en: Duties without video or sound are not counted, see REC-04; exempt when excused; unknown when the end precedes the start.
--     What a device records ahead lies within the time of its file.
-- law: 国办发〔2018〕118号
-- direction: down
-- target: none
-- clock: ruled
-- further: yes
-- sources: duties
-- evidence: recordings
SELECT
  d.org, d.duty_no AS key, a.act, d.ref_no AS subject, d.start_day AS on_date,
  CASE
    WHEN d.exempt <> '其他' THEN 'exempt'
    WHEN d.end_at_sec < d.start_at_sec THEN 'unknown'
    WHEN r.start_sec > d.start_at_sec + s.late_start_seconds THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN d.exempt <> '其他' THEN 'recording_excused'
    WHEN d.end_at_sec < d.start_at_sec THEN 'end_before_start'
    WHEN r.start_sec > d.start_at_sec + s.late_start_seconds THEN 'recording_began_late'
  END AS reason,
  d.file, d.record
FROM duties d
CROSS JOIN setting s
JOIN (
  SELECT l.duty_no, min(q.start_sec) AS start_sec
  FROM duty_recording l
  JOIN recording_span q ON q.rec_no = l.rec_no
  WHERE l.media IN ('视频', '音频')
  GROUP BY l.duty_no
) r ON r.duty_no = d.duty_no
LEFT JOIN known_act a ON a.subject = d.ref_no
WHERE d.need <> '文字记录'
