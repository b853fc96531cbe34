-- 许可办件的法定期限：特别程序天数另加；批准延长的天数最多加10个工作日。
-- The term of a licence application: days of special procedures are added; granted days too, up to the legal maximum.
-- 天数以十万为限，超出任何日历 (a hundred thousand days lie beyond any calendar; absurd numbers must not overflow)
SELECT
  t.*, t.special + t.granted AS special_and_granted, t.granted > 0 AND t.ext_approved_on IS NOT NULL AS extended
FROM (
  SELECT
    l.licence_no AS key, l.org, l.applied_on, l.accepted_on, l.decision_on, l.ext_approved_on, l.file, l.record,
    coalesce(l.result = '撤回申请', FALSE) AS withdrawn, coalesce(l.kind = '即办件', FALSE) AS at_once,
    CASE WHEN l.special_days > 100000 THEN 100000 ELSE coalesce(l.special_days, 0) END AS special,
    CASE WHEN l.ext_days > s.licence_extension_days THEN s.licence_extension_days ELSE coalesce(l.ext_days, 0) END AS granted
  FROM licences l
  CROSS JOIN setting s
) t
