-- id: REC-04
-- name: 音像记录覆盖率
-- name.en: Audiovisual coverage
-- system: recording
-- definition: 应当音像记录的执法环节中，有音像记录（视频、音频或者图片）与之关联的比例。没有关联记录的，自环节结束之日起2个工作日内为未到期，
--     其后为缺失。关联按编号和时间（前后放宽30分钟）；记录没有编号的，按执法证号和重合时间。
-- definition.en: Share of the on-site activities that have to be recorded for which a recording (video, audio or photo) is linked. Without one
--     the activity is pending for 2 working days after its end, then overdue. Linked by number and time (30 minutes either side);
--     a recording without a number by certificate number and overlap.
-- unit: 应音像记录环节
-- unit.en: activity that has to be recorded
-- attribution: 环节开始日期
-- attribution.en: day the activity began
-- exclusions: 记录要求为文字记录的；有免录原因的（“其他”不免）。结束早于开始的无法判定。统计时点前已删除的记录不作数。
-- exclusions.en: Activities that only need a written record; those with a reason not to record (“other” does not excuse). Unknown when the end
--     precedes the start. Recordings deleted by the as-of day do not count.
-- law: 国办发〔2018〕118号；行政处罚法第47条
-- direction: up
-- target: 0.95
-- clock: deadline
-- sources: duties
-- evidence: recordings
SELECT
  d.org, d.duty_no AS key, a.act, d.ref_no AS subject, d.start_day AS on_date,
  CASE
    WHEN d.need = '文字记录' OR d.exempt <> '其他' THEN 'exempt'
    WHEN d.end_at_sec < d.start_at_sec THEN 'unknown'
    WHEN r.duty_no IS NOT NULL THEN 'met'
  END AS ruled,
  CASE
    WHEN d.need = '文字记录' THEN 'written_record_only'
    WHEN d.exempt <> '其他' THEN 'recording_excused'
    WHEN d.end_at_sec < d.start_at_sec THEN 'end_before_start'
  END AS reason,
  d.end_day AS start_on, CAST(NULL AS DATE) AS done_on, x.due_on, x.beyond, d.file, d.record
FROM duties d
LEFT JOIN known_act a ON a.subject = d.ref_no
LEFT JOIN (SELECT DISTINCT duty_no FROM duty_recording) r ON r.duty_no = d.duty_no
LEFT JOIN deadline x ON x.rule = 'upload' AND x.start_on = d.end_day AND x.extra = 0
