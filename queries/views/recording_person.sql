-- 音像记录所属执法行为、环节上写明证号的人员：编号相同的案件、检查、强制的承办人员，编号相同的环节、关联到的环节的现场人员。
-- Who is named, with a certificate number, on the act or the duty that a recording belongs to.
SELECT r.rec_no, t.cert_no
FROM recordings r
JOIN staff t ON t.subject = r.ref_no AND t.source IN ('cases', 'inspections', 'coercions')
WHERE t.cert_no IS NOT NULL
UNION
SELECT r.rec_no, f.cert_no
FROM recordings r
JOIN duties w ON w.ref_no = r.ref_no
JOIN duty_officer f ON f.duty_no = w.duty_no
UNION
SELECT l.rec_no, f.cert_no
FROM duty_recording l
JOIN duty_officer f ON f.duty_no = l.duty_no
