-- 统计年度：三项制度施行的2019年起，到统计时点所在的年度为止。6月30日、次年1月31日由年末日期推得。
-- Reporting years up to that of the as-of day; the end of June and the 31st of the next January are counted from the last day.
SELECT CAST(e.year AS INTEGER) AS year, e.first_on, e.last_on, h.day AS half_on, j.day AS report_due_on
FROM (
  SELECT y.year, min(y.day) AS first_on, max(y.day) AS last_on, max(y.day_no) AS last_no
  FROM civil_day y
  CROSS JOIN setting s
  JOIN civil_day t ON t.day = s.as_of
  JOIN civil_day b ON b.day = s.three_systems_from
  WHERE y.year >= b.year AND y.year <= t.year
  GROUP BY y.year
) e
JOIN civil_day h ON h.day_no = e.last_no - 184
JOIN civil_day j ON j.day_no = e.last_no + 31
