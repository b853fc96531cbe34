-- 法制审核人员参加的培训所在的年度：双方都有证件编号的按编号，否则按本机关姓名。
-- The years in which a reviewer attended a training: by certificate number when both have one, else by name within the agency.
SELECT v.org, v.name, c.year
FROM reviewers v
JOIN trainings t ON t.cert_no = v.cert_no
JOIN civil_day c ON c.day = t.held_on
UNION
SELECT v.org, v.name, c.year
FROM reviewers v
JOIN trainings t ON t.org = v.org AND t.name = v.name AND (t.cert_no IS NULL OR v.cert_no IS NULL)
JOIN civil_day c ON c.day = t.held_on
