-- 执法行为上核对不到的人员：写有证号的，或者本机关清单上没有同名人员的。每机关每年每人一行取最早的行为（place = 1）。
-- Persons on actions who are in no list: with a certificate number, or with a name that the agency's list does not have.
SELECT
  p.org, coalesce(p.cert_no, p.name) AS person, c.year, p.key, p.file, p.record,
  row_number() OVER (PARTITION BY p.org, coalesce(p.cert_no, p.name), c.year ORDER BY p.on_date, p.source, p.key, p.seq) AS place
FROM action_person p
JOIN civil_day c ON c.day = p.on_date
LEFT JOIN (SELECT DISTINCT org, name FROM officers) n ON n.org = p.org AND n.name = p.name
WHERE NOT p.matched AND (p.cert_no IS NOT NULL OR n.name IS NULL)
