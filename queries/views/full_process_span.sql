-- 应全过程音像记录的时段：环节去掉首尾各300秒；去掉后不剩的，看整个环节。
-- What a duty to record throughout wants covered: all but the tolerance at either end; a duty too short for that, as a whole.
SELECT
  d.duty_no,
  CASE WHEN d.start_at_sec + s.full_process_edge_seconds < d.end_at_sec - s.full_process_edge_seconds THEN d.start_at_sec + s.full_process_edge_seconds ELSE d.start_at_sec END AS from_sec,
  CASE WHEN d.start_at_sec + s.full_process_edge_seconds < d.end_at_sec - s.full_process_edge_seconds THEN d.end_at_sec - s.full_process_edge_seconds ELSE d.end_at_sec END AS to_sec
FROM duties d
CROSS JOIN setting s
WHERE d.need = '全过程音像记录' AND d.start_at_sec <= d.end_at_sec
