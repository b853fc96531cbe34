-- id: REC-16
-- name: 记录人合规率
-- name.en: Recorded by those who acted
-- system: recording
-- definition: 能对应到执法行为、写有执法证号的音像记录中，由该行为的承办人员或者该环节的现场人员拍摄的比例。按执法证号核对。
-- definition.en: Share of the recordings that belong to an act and bear a certificate number that were made by one who handled the act or
--     is named on the duty. Compared by certificate number.
-- unit: 能对应到执法行为的音像记录
-- unit.en: recording that belongs to an act
-- attribution: 拍摄日期
-- attribution.en: day of recording
-- exclusions: 统计时点前已删除的，标注为试机、巡逻的不适用。没有写执法证号的，或者该行为、环节上没有写明证号的人员的，无法判定。不能对应
--     到执法行为的不统计。
-- exclusions.en: Exempt when deleted by the as-of day or labelled as a test or a patrol. Unknown without a certificate number, or when
--     nobody on the act or duty has one. Recordings that belong to no act are not counted.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 0.95
-- clock: ruled
-- further: yes
-- sources: recordings
-- evidence: cases or inspections or coercions or duties
SELECT
  r.org, r.rec_no AS key, a.act, r.ref_no AS subject, r.start_day AS on_date,
  CASE
    WHEN r.deleted OR r.label IN ('试机', '巡逻') THEN 'exempt'
    WHEN r.cert_no IS NULL OR n.rec_no IS NULL THEN 'unknown'
    WHEN n.own > 0 THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN r.deleted THEN 'recording_deleted'
    WHEN r.label IN ('试机', '巡逻') THEN 'test_or_patrol'
    WHEN r.cert_no IS NULL THEN 'certificate_missing'
    WHEN n.rec_no IS NULL THEN 'nobody_named'
    WHEN n.own = 0 THEN 'recorded_by_another'
  END AS reason,
  r.file, r.record
FROM recording_span r
LEFT JOIN known_act a ON a.subject = r.ref_no
LEFT JOIN (SELECT DISTINCT rec_no FROM duty_recording) l ON l.rec_no = r.rec_no
LEFT JOIN (
  SELECT p.rec_no, sum(CASE WHEN p.cert_no = q.cert_no THEN 1 ELSE 0 END) AS own
  FROM recording_person p
  JOIN recordings q ON q.rec_no = p.rec_no
  GROUP BY p.rec_no
) n ON n.rec_no = r.rec_no
WHERE a.subject IS NOT NULL OR l.rec_no IS NOT NULL
