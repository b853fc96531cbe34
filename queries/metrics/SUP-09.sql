-- id: SUP-09
-- name: 有案不立疑似率
-- name.en: Not filed, it seems
-- system: supervision
-- definition: 查证属实的投诉举报中，转办30日后既没有立案也没有登记处理情况的比例；届满日为非工作日的顺延。须人工核实。
-- definition.en: Share of the complaints found true that, 30 days after they were passed on (rolled to a working day), neither led to a
--     case nor have a disposition registered. To be checked by hand.
-- unit: 查证属实的投诉举报
-- unit.en: complaint found true
-- attribution: 转办日期
-- attribution.en: day it was passed on
-- exclusions: 不属实的、没有登记是否属实的不统计；案件编号在台账中查不到的也算已立案，以登记为准。
-- exclusions.en: Complaints not found true, or of which nobody says, are not counted. A case number counts even when no register has it.
-- law: 行政处罚法第54条；行政处罚法第76条；行政执法监督条例
-- direction: down
-- target: 0
-- clock: deadline
-- further: yes
-- sources: complaints
SELECT
  c.org, c.ticket_no AS key, CAST(NULL AS VARCHAR) AS act, c.case_no AS subject, c.accepted_on AS on_date,
  CASE WHEN c.case_no IS NOT NULL OR c.disposition IS NOT NULL THEN 'met' END AS ruled,
  CASE WHEN c.case_no IS NULL AND c.disposition IS NULL AND s.as_of > x.due_on THEN 'neither_filed_nor_handled' END AS reason,
  c.accepted_on AS start_on, CAST(NULL AS DATE) AS done_on, x.due_on, x.beyond, c.file, c.record
FROM complaints c
CROSS JOIN setting s
LEFT JOIN deadline x ON x.rule = 'case_open' AND x.start_on = c.accepted_on AND x.extra = 0
WHERE c.upheld
