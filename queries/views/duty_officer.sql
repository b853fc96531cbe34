-- 应音像记录环节的人员证号（每证一次）。
-- The certificate numbers named on a duty, each once.
SELECT DISTINCT t.subject AS duty_no, t.cert_no
FROM staff t
WHERE t.source = 'duties' AND t.cert_no IS NOT NULL
