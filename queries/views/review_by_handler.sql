-- 由办理人员自己审核的审核轮次：双方都有证件编号的按编号，否则按姓名，不论机关。
-- Rounds of review in which a reviewer is one of those who handled the matter.
SELECT DISTINCT w.subject AS key
FROM (
  SELECT v.ref_no, t.subject, t.name, t.cert_no
  FROM staff t
  JOIN reviews v ON t.source = 'reviews' AND t.subject = v.ref_no || '|' || CAST(v.round AS VARCHAR)
) w
JOIN staff h ON h.source IN ('cases', 'licences', 'coercions') AND h.subject = w.ref_no
WHERE h.cert_no = w.cert_no OR ((h.cert_no IS NULL OR w.cert_no IS NULL) AND h.name = w.name)
