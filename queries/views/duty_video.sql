-- 应全过程音像记录的环节被视频覆盖的秒数。首尾各可缺300秒；环节太短的，看整个环节。几段视频重叠的部分只算一次。
-- How much of a duty to record throughout is covered by video. Parts that overlap count once.
SELECT v.duty_no, v.wanted, CAST(sum(CASE
    WHEN v.before_sec IS NULL OR v.before_sec <= v.from_sec THEN v.to_sec - v.from_sec
    WHEN v.before_sec < v.to_sec THEN v.to_sec - v.before_sec
    ELSE 0
  END) AS BIGINT) AS covered
FROM (
  SELECT
    p.duty_no, p.wanted, p.from_sec, p.to_sec,
    max(p.to_sec) OVER (PARTITION BY p.duty_no ORDER BY p.from_sec, p.to_sec, p.rec_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_sec
  FROM (
    SELECT
      w.duty_no, w.to_sec - w.from_sec AS wanted, r.rec_no,
      CASE WHEN r.start_sec > w.from_sec THEN r.start_sec ELSE w.from_sec END AS from_sec,
      CASE WHEN r.end_sec < w.to_sec THEN r.end_sec ELSE w.to_sec END AS to_sec
    FROM (
      SELECT
        d.duty_no,
        CASE WHEN d.start_at_sec + s.full_process_edge_seconds < d.end_at_sec - s.full_process_edge_seconds THEN d.start_at_sec + s.full_process_edge_seconds ELSE d.start_at_sec END AS from_sec,
        CASE WHEN d.start_at_sec + s.full_process_edge_seconds < d.end_at_sec - s.full_process_edge_seconds THEN d.end_at_sec - s.full_process_edge_seconds ELSE d.end_at_sec END AS to_sec
      FROM duties d
      CROSS JOIN setting s
      WHERE d.need = '全过程音像记录' AND d.start_at_sec <= d.end_at_sec
    ) w
    JOIN duty_recording l ON l.duty_no = w.duty_no AND l.media = '视频'
    JOIN recording_span r ON r.rec_no = l.rec_no
  ) p
  WHERE p.from_sec <= p.to_sec
) v
GROUP BY v.duty_no, v.wanted
