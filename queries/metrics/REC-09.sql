-- id: REC-09
-- name: 上传及时率
-- name.en: Timely upload
-- system: recording
-- definition: 执法记录仪的音像记录中，自拍摄结束之日起2个工作日内上传采集站的比例。
-- definition.en: Share of the recordings that were uploaded to the collection station within 2 working days of the day they ended.
-- unit: 音像记录（视频、音频、图片）
-- unit.en: recording (video, audio, photo)
-- attribution: 拍摄日期
-- attribution.en: day the recording began
-- exclusions: 日志文件不统计；已删除和标注为试机、巡逻的记录也统计。结束早于开始，或者采集时间早于结束时间的，无法判定。
-- exclusions.en: Log files are not counted; deleted recordings, device tests and patrols are. Unknown when the end precedes the start or the
--     upload precedes the end.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 0.95
-- clock: deadline
-- seen in: collected_at
-- sources: recordings
SELECT
  r.org, r.rec_no AS key, a.act, r.ref_no AS subject, r.start_day AS on_date,
  CASE
    WHEN r.end_sec < r.start_sec OR r.collected_sec < r.end_sec THEN 'unknown'
  END AS ruled,
  CASE
    WHEN r.end_sec < r.start_sec THEN 'end_before_start'
    WHEN r.collected_sec < r.end_sec THEN 'done_before_start'
  END AS reason,
  r.end_day AS start_on, r.collected_day AS done_on, x.due_on, x.beyond, r.file, r.record
FROM recording_span r
LEFT JOIN known_act a ON a.subject = r.ref_no
LEFT JOIN deadline x ON x.rule = 'upload' AND x.start_on = r.end_day AND x.extra = 0
