-- 各台账中按其余内容应当写明的日期，每行每个日期一行；field 为列。
-- The days that the rest of a row calls for: one row a row and a day. A decision not to penalise is known before its case is closed.
SELECT c.org, c.case_no AS key, '行政处罚' AS act, c.case_no AS subject, 'decision_on' AS field, c.decision_on AS day, c.file, c.record
FROM cases c
WHERE c.decision_no IS NOT NULL
UNION ALL
SELECT c.org, c.case_no, '行政处罚', c.case_no, 'closed_on', c.closed_on, c.file, c.record
FROM cases c
WHERE c.close_kind IS NOT NULL AND c.close_kind <> '不予处罚'
UNION ALL
SELECT l.org, l.licence_no, '行政许可', l.licence_no, 'decision_on', l.decision_on, l.file, l.record
FROM licences l
WHERE l.decision_no IS NOT NULL
UNION ALL
SELECT l.org, l.licence_no, '行政许可', l.licence_no, 'accepted_on', l.accepted_on, l.file, l.record
FROM licences l
WHERE l.result IS NOT NULL AND l.result <> '撤回申请'
UNION ALL
SELECT v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR), v.act_type, v.ref_no, 'concluded_on', v.concluded_on, v.file, v.record
FROM reviews v
WHERE v.conclusion IS NOT NULL
UNION ALL
SELECT a.org, a.appeal_no, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), 'decided_on', a.decided_on, a.file, a.record
FROM appeals a
WHERE a.result IS NOT NULL
UNION ALL
SELECT o.org, coalesce(o.cert_no, o.name), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), 'cert_to', o.cert_to, o.file, o.record
FROM officers o
WHERE o.cert_no IS NOT NULL
