-- 听证通知：案卷中最早的带日期的听证通知书。
-- When the hearing of a case was announced: the earliest dated notice of hearing in its file.
SELECT d.case_no, c.org, min(d.made_on) AS made_on
FROM documents d
JOIN cases c ON c.case_no = d.case_no
WHERE d.kind = '听证通知书' AND d.made_on IS NOT NULL
GROUP BY d.case_no, c.org
