-- 法制审核的对象：每件执法决定；简易程序和制度施行前的不适用。
-- What legal review is asked of: every decision. Simple ones and those before the system came into force are exempt.
SELECT
  d.family, d.act, d.key, d.org, d.on_date, d.decision_on, d.major, d.file, d.record,
  CASE WHEN d.simple OR d.on_date < s.three_systems_from THEN 'exempt' END AS ruled,
  CASE WHEN d.simple THEN 'simple_procedure' WHEN d.on_date < s.three_systems_from THEN 'before_three_systems' END AS reason
FROM decision d
CROSS JOIN setting s
