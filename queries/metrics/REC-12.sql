-- id: REC-12
-- name: 校验通过率
-- name.en: Integrity check passed
-- system: recording
-- definition: 有校验结果的音像记录中，校验通过的比例。校验不通过即为原始记录可能被改动。
-- definition.en: Share of the checked recordings whose checksum is intact. A failed check means that the original may have been altered.
-- unit: 音像记录（视频、音频、图片）
-- unit.en: recording (video, audio, photo)
-- attribution: 拍摄日期
-- attribution.en: day the recording began
-- exclusions: 日志文件不统计。没有MD5值、没有校验结果或者未校验的，无法判定。
-- exclusions.en: Log files are not counted. Unknown without an MD5 value or a result of the check.
-- law: 国办发〔2018〕118号；行政处罚法第47条
-- direction: up
-- target: 1
-- clock: ruled
-- sources: recordings
SELECT
  r.org, r.rec_no AS key, a.act, r.ref_no AS subject, r.start_day AS on_date,
  CASE
    WHEN r.md5 IS NULL OR r.hash_result IS NULL OR r.hash_result = '未校验' THEN 'unknown'
    WHEN r.hash_result = '通过' THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN r.md5 IS NULL THEN 'hash_missing'
    WHEN r.hash_result IS NULL OR r.hash_result = '未校验' THEN 'not_checked'
    WHEN r.hash_result = '不通过' THEN 'hash_failed'
  END AS reason,
  r.file, r.record
FROM recording_span r
LEFT JOIN known_act a ON a.subject = r.ref_no
