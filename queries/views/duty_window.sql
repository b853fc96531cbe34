-- 应音像记录环节的关联时段：开始前1800秒至结束后1800秒。
-- The window of a duty in which a recording may show it.
SELECT d.duty_no, d.ref_no, d.start_at_sec - s.link_window_seconds AS start_sec, d.end_at_sec + s.link_window_seconds AS end_sec
FROM duties d
CROSS JOIN setting s
