-- 音像记录（日志除外）的起止。结束 = 结束时间，无则拍摄时间加时长，再无则拍摄时间。秒数自1970年1月1日起算。
-- When a recording begins and ends, in seconds since 1970-01-01 and as days. Log files are no recordings.
SELECT
  r.rec_no, r.org, r.media, r.ref_no, r.cert_no, r.deleted_at IS NOT NULL AS deleted, r.label,
  r.start_at_sec AS start_sec, r.start_day,
  r.collected_at_sec AS collected_sec, r.collected_day, r.md5, r.hash_result, r.file, r.record,
  CASE WHEN r.end_at IS NOT NULL THEN r.end_at_sec ELSE coalesce(t.end_sec, r.start_at_sec) END AS end_sec,
  CASE WHEN r.end_at IS NOT NULL THEN r.end_day WHEN t.rec_no IS NOT NULL THEN t.end_day ELSE r.start_day END AS end_day
FROM recordings r
LEFT JOIN (
  SELECT d.rec_no, d.end_sec, c.day AS end_day
  FROM (
    SELECT m.rec_no, m.end_sec, m.end_sec - CASE WHEN m.end_sec % 86400 < 0 THEN m.end_sec % 86400 + 86400 ELSE m.end_sec % 86400 END AS first_sec
    FROM (
      -- 时长以一百年为限，防止离谱的数值溢出 (a hundred years at most: absurd lengths must not overflow)
      SELECT
        rec_no,
        start_at_sec + CASE WHEN duration > 3153600000 THEN 3153600000 ELSE duration END AS end_sec
      FROM recordings
      WHERE end_at IS NULL AND duration IS NOT NULL
    ) m
  ) d
  LEFT JOIN civil_day c ON c.first_sec = d.first_sec
) t ON t.rec_no = r.rec_no
WHERE r.media <> '日志'
