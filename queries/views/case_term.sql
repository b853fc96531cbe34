-- 普通程序案件的办案期限：扣除天数、经批准延长的天数另加。
-- The term of an ordinary case: excluded days are added; granted days too, when the extension was approved in time.
-- 天数以十万为限，超出任何日历 (a hundred thousand days lie beyond any calendar; absurd numbers must not overflow)
SELECT
  t.*, t.excluded + t.granted AS excluded_and_granted
FROM (
  SELECT
    c.case_no AS key, c.org, c.filed_on, c.decision_on, c.close_kind, c.ext_approved_on, c.file, c.record,
    CASE WHEN c.excl_days > 100000 THEN 100000 ELSE coalesce(c.excl_days, 0) END AS excluded,
    CASE WHEN c.ext_days > 100000 THEN 100000 ELSE coalesce(c.ext_days, 0) END AS granted
  FROM cases c
  WHERE c.procedure = '普通程序'
) t
