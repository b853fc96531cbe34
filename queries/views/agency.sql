-- 执法主体：执法主体名录中“是否执法主体”不为否、且在统计时点已经设立的机关。
-- An enforcement agency: in the register, not marked as no enforcement agency, established by the as-of day.
SELECT o.org_code AS org, o.created_on, o.file, o.record
FROM orgs o
CROSS JOIN setting s
WHERE coalesce(o.is_enforcement, TRUE)
  AND (o.created_on IS NULL OR o.created_on <= s.as_of)
