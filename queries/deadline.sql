-- 期限届满日。wd：起算日之后第n个工作日；cd：起算日加n日，遇非工作日顺延至其后第一个工作日；fixed：起算日当日。
-- Due days. `beyond`: there is no result, but only because days after the last year of the calendar are needed.
-- A start day outside the calendar has no working-day result; the last day before it does, since counting starts the day after.
SELECT
  q.rule, q.start_on, q.extra,
  CASE
    WHEN r.unit = 'fixed' OR (r.unit = 'wd' AND r.days + q.extra = 0) THEN q.start_on
    WHEN r.unit = 'wd' THEN w.day
    ELSE t.rolled_on
  END AS due_on,
  CASE
    WHEN r.unit = 'fixed' OR (r.unit = 'wd' AND r.days + q.extra = 0) THEN FALSE
    WHEN r.unit = 'wd' THEN w.day IS NULL AND (n.day IS NOT NULL OR q.start_on > s.calendar_to)
    ELSE t.rolled_on IS NULL AND (t.day IS NOT NULL OR q.start_on > s.calendar_to
      OR coalesce(c.day_no + r.days + q.extra > s.calendar_to_no, FALSE))
  END AS beyond
FROM deadline_request q
CROSS JOIN setting s
JOIN rule r
  ON r.rule = q.rule
  AND (r.valid_from IS NULL OR r.valid_from <= q.start_on)
  AND (r.valid_to IS NULL OR r.valid_to >= q.start_on)
LEFT JOIN counted_day n ON n.day = q.start_on
LEFT JOIN working_day w ON w.wd_no = n.wd_no + r.days + q.extra
LEFT JOIN civil_day c ON c.day = q.start_on
LEFT JOIN calendar t ON t.day_no = c.day_no + r.days + q.extra
