-- 参训人员与行政执法人员清单核对后的身份，规则与执法行为上的人员相同。
-- Who attended a training, matched to the list of officers like the persons on an action.
SELECT
  c.year, t.held_on, t.kind, t.hours,
  CASE
    WHEN o.name IS NOT NULL THEN o.cert_no
    WHEN n.name IS NOT NULL THEN coalesce(n.cert_no, n.org || '|' || n.name)
    ELSE coalesce(t.cert_no, t.name)
  END AS identity
FROM trainings t
JOIN civil_day c ON c.day = t.held_on
LEFT JOIN officers o ON o.cert_no = t.cert_no
LEFT JOIN officer_by_name n ON n.org = t.org AND n.name = CASE WHEN t.cert_no IS NULL THEN t.name END
