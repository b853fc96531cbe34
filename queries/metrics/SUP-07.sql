-- id: SUP-07
-- name: 监督意见落实率
-- name.en: Supervision orders carried out
-- system: supervision
-- definition: 行政执法监督意见书、决定书中，在文书写明的期限内反馈并且整改得到认可的比例。期限为固定日期，不顺延。
-- definition.en: Share of the supervision opinions and orders answered by the day on the document with a result that was accepted. The day
--     is fixed.
-- unit: 一份监督文书
-- unit.en: supervision document
-- attribution: 送达日期
-- attribution.en: day of service
-- exclusions: 没有写明期限的、已反馈而没有登记是否认可的、反馈早于送达的，无法判定。
-- exclusions.en: Unknown without a day on the document, when answered but nobody says whether it was accepted, or when answered before
--     service.
-- law: 行政执法监督条例
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: done_on
-- further: yes
-- sources: supervision_opinions
SELECT
  o.org, o.opinion_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, o.issued_on AS on_date,
  CASE
    WHEN o.due_on IS NULL OR (o.done_on IS NOT NULL AND o.accepted IS NULL) THEN 'unknown'
    WHEN o.done_on >= o.issued_on AND NOT o.accepted THEN 'overdue'
  END AS ruled,
  CASE
    WHEN o.due_on IS NULL THEN 'term_missing'
    WHEN o.done_on IS NOT NULL AND o.accepted IS NULL THEN 'acceptance_missing'
    WHEN o.done_on >= o.issued_on AND NOT o.accepted THEN 'result_not_accepted'
  END AS reason,
  o.issued_on AS start_on, o.done_on, o.due_on, FALSE AS beyond, o.file, o.record
FROM supervision_opinions o
