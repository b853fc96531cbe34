-- 在岗行政执法人员：人员状态为在岗或空，且入职日期不晚于统计时点。
-- Officers on duty at the as-of day. The state has no date: it is as the file says, whatever the as-of day.
SELECT
  o.org, o.name, o.cert_no, o.post, o.category, o.area, o.cert_from, o.cert_to, o.joined_on, o.published_on,
  coalesce(o.cert_no, o.org || '|' || o.name) AS key, o.file, o.record
FROM officers o
CROSS JOIN setting s
WHERE coalesce(o.status, '在岗') = '在岗'
  AND (o.joined_on IS NULL OR o.joined_on <= s.as_of)
