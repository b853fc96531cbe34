-- 应全过程音像记录的时段被视频覆盖的秒数；几段视频重叠的部分只算一次。没有视频拍到的时段不在此处，即为0秒。
-- Seconds of the wanted span of a duty that video covers; parts that overlap count once. A span that no video touches is not here.
SELECT v.duty_no, v.part, CAST(sum(CASE
    WHEN v.before_sec IS NULL OR v.before_sec <= v.from_sec THEN v.to_sec - v.from_sec
    WHEN v.before_sec < v.to_sec THEN v.to_sec - v.before_sec
    ELSE 0
  END) AS BIGINT) AS covered
FROM (
  SELECT
    p.duty_no, p.part, p.from_sec, p.to_sec,
    max(p.to_sec) OVER (PARTITION BY p.duty_no, p.part ORDER BY p.from_sec, p.to_sec, p.rec_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_sec
  FROM (
    SELECT
      w.duty_no, w.part, r.rec_no,
      CASE WHEN r.start_sec > w.from_sec THEN r.start_sec ELSE w.from_sec END AS from_sec,
      CASE WHEN r.end_sec < w.to_sec THEN r.end_sec ELSE w.to_sec END AS to_sec
    FROM full_process_span w
    JOIN duty_recording l ON l.duty_no = w.duty_no AND l.media = '视频'
    JOIN recording_span r ON r.rec_no = l.rec_no
  ) p
  WHERE p.from_sec <= p.to_sec
) v
GROUP BY v.duty_no, v.part
