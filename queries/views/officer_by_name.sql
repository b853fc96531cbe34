-- 本机关内姓名唯一的行政执法人员。
-- Officers whose name is unique within their agency, so that a name without a number can mean only them.
SELECT o.org, o.name, min(o.cert_no) AS cert_no, min(o.cert_from) AS cert_from, min(o.cert_to) AS cert_to
FROM officers o
GROUP BY o.org, o.name
HAVING count(*) = 1
