-- 承诺办理的许可办件：承诺的工作日，特别程序天数另加。
-- Licence applications with a promised term: the working days promised, days of special procedures added.
SELECT
  t.key, t.org, t.applied_on, t.accepted_on, t.decision_on, t.withdrawn, t.file, t.record,
  CASE WHEN d.promised_days > 100000 THEN 100000 ELSE d.promised_days END + t.special AS promised
FROM licence_term t
JOIN licence_details d ON d.licence_no = t.key
WHERE d.promised_days IS NOT NULL
