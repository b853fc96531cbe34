-- id: REC-06
-- name: 视频覆盖时长达标率
-- name.en: Time covered by video
-- system: recording
-- definition: 应当全过程音像记录的环节中，自开始至结束的时长有98%以上被关联的视频覆盖的比例。几段视频重叠的部分只算一次。
-- definition.en: Share of the duties to record throughout of which linked videos cover 98 % of the time or more, from beginning to end.
--     What several videos show counts once.
-- unit: 应全过程音像记录的环节
-- unit.en: duty to record throughout
-- attribution: 环节开始日期
-- attribution.en: day on which the duty begins
-- exclusions: 与全过程音像记录率相同；首尾不另留宽限。按环节逐件判定，不把各环节的时长相加，以免一件长的掩盖一件没有录的。设备时钟的偏差
--     不作更正，由设备台账另行监测。
-- exclusions.en: As for REC-05, without a tolerance at either end. Judged duty by duty: sums of seconds would let a long recording hide
--     one that is missing. Clocks are not corrected; their drift is watched in the register of devices.
-- law: 国办发〔2018〕118号；行政处罚法第47条
-- direction: up
-- target: 1
-- clock: deadline
-- further: yes
-- sources: duties
-- evidence: recordings
SELECT
  d.org, d.duty_no AS key, a.act, d.ref_no AS subject, d.start_day AS on_date,
  CASE
    WHEN d.exempt <> '其他' THEN 'exempt'
    WHEN d.end_at_sec < d.start_at_sec THEN 'unknown'
    WHEN r.duty_no IS NULL THEN NULL
    WHEN coalesce(v.covered, 0) * 100 >= (w.to_sec - w.from_sec) * s.coverage_percent THEN 'met'
  END AS ruled,
  CASE
    WHEN d.exempt <> '其他' THEN 'recording_excused'
    WHEN d.end_at_sec < d.start_at_sec THEN 'end_before_start'
    WHEN x.due_on IS NULL THEN NULL
    WHEN r.duty_no IS NULL THEN 'recording_missing'
    WHEN coalesce(v.covered, 0) * 100 < (w.to_sec - w.from_sec) * s.coverage_percent THEN 'not_covered'
  END AS reason,
  d.end_day AS start_on, CAST(NULL AS DATE) AS done_on, x.due_on, x.beyond, d.file, d.record
FROM duties d
CROSS JOIN setting s
LEFT JOIN known_act a ON a.subject = d.ref_no
LEFT JOIN (SELECT DISTINCT duty_no FROM duty_recording) r ON r.duty_no = d.duty_no
LEFT JOIN full_process_span w ON w.duty_no = d.duty_no AND w.part = 'whole'
LEFT JOIN duty_video v ON v.duty_no = d.duty_no AND v.part = 'whole'
LEFT JOIN deadline x ON x.rule = 'upload' AND x.start_on = d.end_day AND x.extra = 0
WHERE d.need = '全过程音像记录'
