-- 查封、扣押、冻结的期限：检测鉴定天数另加（冻结不加）；期限内批准延长的最多再加30日。行政强制法第25条、第28条、第32条。
-- The term of a seizure or freezing: days of testing are added (not to a freezing); granted days too, up to the legal maximum.
-- 天数以十万为限，超出任何日历 (a hundred thousand days lie beyond any calendar; absurd numbers must not overflow)
SELECT t.*, t.testing + t.granted AS testing_and_granted
FROM (
  SELECT
    q.coercion_no AS key, q.org, q.kind, q.decision_on, q.released_on, d.ext_approved_on, d.coercion_no IS NOT NULL AS listed, q.file, q.record,
    CASE
      WHEN q.kind = '冻结存款、汇款' THEN 0
      WHEN d.test_days > 100000 THEN 100000
      ELSE coalesce(d.test_days, 0)
    END AS testing,
    CASE WHEN d.ext_days > s.seizure_extension_days THEN s.seizure_extension_days ELSE coalesce(d.ext_days, 0) END AS granted
  FROM coercions q
  CROSS JOIN setting s
  LEFT JOIN coercion_details d ON d.coercion_no = q.coercion_no
  WHERE q.kind IN ('查封场所、设施或者财物', '扣押财物', '冻结存款、汇款')
) t
