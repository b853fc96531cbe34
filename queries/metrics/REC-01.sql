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
  t.org, t.key || '|' || t.document AS key, t.act, t.key AS subject, t.on_date,
  CASE
    WHEN t.shown THEN 'met'
    WHEN t.due = 'service' AND t.served_on IS NULL AND NOT coalesce(s.as_of > x.due_on, FALSE) THEN 'pending'
    WHEN t.due = 'closing' AND t.closed_on IS NULL THEN 'pending'
    ELSE 'overdue'
  END AS ruled,
  CASE WHEN NOT t.shown THEN 'document_missing' END AS reason,
  t.file, t.record
FROM document_duty t
CROSS JOIN setting s
LEFT JOIN deadline x ON x.rule = 'serve' AND x.start_on = t.decision_on AND x.extra = 0
