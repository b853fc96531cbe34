-- id: SUP-04
-- name: 投诉举报按期办结率
-- name.en: Complaints answered in time
-- system: supervision
-- definition: 转办的投诉举报中，在工单写明的期限内办结的比例。期限为固定日期，不顺延。
-- definition.en: Share of the complaints that were answered by the day on the ticket. The day is fixed and does not move.
-- unit: 一件投诉举报
-- unit.en: complaint
-- attribution: 转办日期
-- attribution.en: day it was passed on
-- exclusions: 没有写明期限的、办结早于转办的无法判定。
-- exclusions.en: Unknown without a day on the ticket, or when answered before it was passed on.
-- law: 行政执法监督条例；国办发〔2022〕12号
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: done_on
-- further: yes
-- sources: complaints
SELECT
  c.org, c.ticket_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, c.accepted_on AS on_date,
  CASE WHEN c.due_on IS NULL THEN 'unknown' END AS ruled, CASE WHEN c.due_on IS NULL THEN 'term_missing' END AS reason,
  c.accepted_on AS start_on, c.done_on, c.due_on, FALSE AS beyond, c.file, c.record
FROM complaints c
