-- 判定：把每一项义务（obligation）变成六种状态之一。指标自身给出的结论（ruled）优先；否则按起算日、完成日、届满日判定。
-- The verdict on every obligation. What the metric ruled stands; else it follows from start, done and due day:
--   1. no start, done before start, or no due day                       unknown
--   2. done                                                             met until the due day, late after it
--   3. not done                                                         pending until the due day itself, overdue after it
-- 届满日超出日历末日的：已在日历内完成为达标，日历内尚未完成为未到期，其余无法判定。
-- `lag` working days from start to done, `over` working days past due (to done, or to the as-of day while not done).
SELECT
  v.metric, v.org, v.key, v.act, v.subject, v.state,
  CASE
    WHEN v.reason IS NOT NULL OR v.state <> 'unknown' THEN v.reason
    WHEN v.start_on IS NULL THEN 'start_missing'
    WHEN v.done_on < v.start_on THEN 'done_before_start'
    WHEN v.beyond THEN 'beyond_calendar'
    ELSE 'outside_calendar'
  END AS reason,
  v.on_date, v.start_on, CASE WHEN v.state <> 'exempt' THEN v.due_on END AS due_on, v.done_on,
  CAST(CASE
    WHEN v.done_on < v.start_on THEN NULL
    WHEN v.done_on = v.start_on THEN 0
    ELSE d.wd_no - b.wd_no
  END AS INTEGER) AS lag,
  CAST(CASE
    WHEN v.state = 'late' THEN d.wd_no - e.wd_no
    WHEN v.state = 'overdue' AND v.done_on IS NULL THEN n.wd_no - e.wd_no
  END AS INTEGER) AS over,
  CAST(v.extra_1 AS BIGINT) AS extra_1, CAST(v.extra_2 AS BIGINT) AS extra_2, CAST(v.year AS INTEGER) AS year, v.file, v.record
FROM (
  SELECT
    o.*, m.metric, s.as_of,
    CASE
      WHEN o.ruled IS NOT NULL THEN o.ruled
      WHEN o.start_on IS NULL OR o.done_on < o.start_on THEN 'unknown'
      WHEN o.due_on IS NULL AND o.beyond AND o.done_on <= s.calendar_to THEN 'met'
      WHEN o.due_on IS NULL AND o.beyond AND o.done_on IS NULL AND s.as_of <= s.calendar_to THEN 'pending'
      WHEN o.due_on IS NULL THEN 'unknown'
      WHEN o.done_on <= o.due_on THEN 'met'
      WHEN o.done_on > o.due_on THEN CASE WHEN m.late_is_met THEN 'met' ELSE 'late' END
      WHEN s.as_of > o.due_on THEN 'overdue'
      ELSE 'pending'
    END AS state
  FROM obligation o
  CROSS JOIN metric m
  CROSS JOIN setting s
  WHERE o.on_date IS NOT NULL OR NOT m.attributed
) v
LEFT JOIN counted_day b ON b.day = v.start_on
LEFT JOIN counted_day d ON d.day = v.done_on
LEFT JOIN counted_day e ON e.day = v.due_on
LEFT JOIN counted_day n ON n.day = v.as_of
