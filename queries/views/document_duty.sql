-- 处罚决定的必备文书：是否在案卷中，未到期看什么（service：送达期限；closing：结案）。
-- The documents required of a penalty decision: in the file or not, and what keeps them pending.
SELECT
  d.key, d.org, d.act, d.on_date, d.decision_on, d.file, d.record, r.document, r.due, c.served_on, c.closed_on,
  f.document IS NOT NULL AS shown
FROM decision d
JOIN cases c ON c.case_no = d.key
JOIN (SELECT DISTINCT document, procedure, no_penalty, condition, due FROM required_document) r
  ON (r.procedure IS NULL OR r.procedure = c.procedure)
  AND (r.no_penalty IS NULL OR r.no_penalty = d.no_penalty)
  AND (r.condition IS NULL
    OR (r.condition = 'major' AND d.major)
    OR (r.condition = 'hearing' AND c.hearing_on IS NOT NULL)
    OR (r.condition = 'preserved' AND c.preserved_on IS NOT NULL)
    OR (r.condition = 'not_by_notice' AND coalesce(c.service, '') <> '公告送达'))
LEFT JOIN case_document f ON f.case_no = d.key AND f.document = r.document
WHERE d.family = 'CF' AND d.decision_on IS NOT NULL
