-- id: REC-01
-- name: 文字记录完整率
-- name.en: Written record complete
-- system: recording
-- definition: 已作出处罚决定的案件应当具备的文书中，案卷文书目录中已有的比例。必备文书按简易程序、普通程序、不予处罚和重大案件、听证、
--     先行登记保存等情形确定；送达回证、结案审批表在阶段未到时为未到期。
-- definition.en: Share of the documents required in the files of decided penalty cases that the file's index contains. What is required depends
--     on the procedure, the outcome, and on major cases, hearings and preserved evidence. The proof of service and the closing form are
--     pending until their stage is reached.
-- unit: 案件的一份必备文书
-- unit.en: one required document of a case
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 撤销立案的案件；没有决定日期的案件。公告送达的案件不要求送达回证。
-- exclusions.en: Withdrawn cases; cases without a day of decision. No proof of service is required for service by public notice.
-- law: 行政处罚法第47条；国办发〔2018〕118号
-- direction: up
-- target: 0.95
-- clock: ruled
-- sources: cases
-- evidence: documents
SELECT
  d.org, d.key || '|' || r.document AS key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN f.document IS NOT NULL THEN 'met'
    WHEN r.due = 'service' AND c.served_on IS NULL AND NOT coalesce(s.as_of > x.due_on, FALSE) THEN 'pending'
    WHEN r.due = 'closing' AND c.closed_on IS NULL THEN 'pending'
    ELSE 'overdue'
  END AS ruled,
  CASE WHEN f.document IS NULL THEN 'document_missing' END AS reason,
  d.file, d.record
FROM decision d
CROSS JOIN setting s
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
LEFT JOIN deadline x ON x.rule = 'serve' AND x.start_on = d.decision_on AND x.extra = 0
WHERE d.family = 'CF' AND d.decision_on IS NOT NULL
