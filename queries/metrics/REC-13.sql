-- id: REC-13
-- name: 双机同录率
-- name.en: Recorded by two devices
-- system: recording
-- definition: 有音像记录的应音像记录环节中，由两台以上不同设备记录的比例。
-- definition.en: Share of the duties with recordings that two different devices or more recorded.
-- unit: 有音像记录的环节
-- unit.en: duty with a recording
-- attribution: 环节开始日期
-- attribution.en: day on which the duty begins
-- exclusions: 没有关联记录的不统计。已知设备不足两台而有记录没有写设备编号的，无法判定。没有规定要求双机，只作参考。
-- exclusions.en: Duties without a recording are not counted. Unknown when fewer than two devices are known and a recording names none.
--     Nobody asks for two devices: for information only.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: duties
-- evidence: recordings
SELECT
  d.org, d.duty_no AS key, a.act, d.ref_no AS subject, d.start_day AS on_date,
  CASE WHEN r.first <> r.last THEN 'met' WHEN r.unnamed > 0 THEN 'unknown' ELSE 'overdue' END AS ruled,
  CASE WHEN r.first <> r.last THEN NULL WHEN r.unnamed > 0 THEN 'device_missing' ELSE 'one_device_only' END AS reason,
  d.file, d.record
FROM duties d
JOIN (
  SELECT l.duty_no, min(q.device) AS first, max(q.device) AS last, sum(CASE WHEN q.device IS NULL THEN 1 ELSE 0 END) AS unnamed
  FROM duty_recording l
  JOIN recordings q ON q.rec_no = l.rec_no
  GROUP BY l.duty_no
) r ON r.duty_no = d.duty_no
LEFT JOIN known_act a ON a.subject = d.ref_no
WHERE d.need <> '文字记录'
