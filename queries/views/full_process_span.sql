-- 应全过程音像记录的时段。whole：整个环节；inner：环节去掉首尾各300秒，去掉后不剩的，看整个环节。
-- What a duty to record throughout wants covered, as a whole and without the tolerance at either end; a duty too short for that as a whole.
SELECT d.duty_no, 'whole' AS part, d.start_at_sec AS from_sec, d.end_at_sec AS to_sec
FROM duties d
WHERE d.need = '全过程音像记录' AND d.start_at_sec <= d.end_at_sec
UNION ALL
SELECT
  d.duty_no, 'inner',
  CASE WHEN d.start_at_sec + s.full_process_edge_seconds < d.end_at_sec - s.full_process_edge_seconds THEN d.start_at_sec + s.full_process_edge_seconds ELSE d.start_at_sec END,
  CASE WHEN d.start_at_sec + s.full_process_edge_seconds < d.end_at_sec - s.full_process_edge_seconds THEN d.end_at_sec - s.full_process_edge_seconds ELSE d.end_at_sec END
FROM duties d
CROSS JOIN setting s
WHERE d.need = '全过程音像记录' AND d.start_at_sec <= d.end_at_sec
