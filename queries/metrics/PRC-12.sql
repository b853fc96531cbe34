-- id: PRC-12
-- name: 先行登记按期处理率
-- name.en: Preserved evidence dealt with in time
-- system: procedure
-- definition: 先行登记保存证据的案件中，按期作出处理决定的比例。2021年7月15日起先行登记的为7个工作日内，此前的为7日内（届满日为非工作日的
--     顺延）。处理决定的日期取案卷中最早的先行登记保存处理决定书的制作日期。
-- definition.en: Share of the cases with preserved evidence in which its handling was decided in time: within 7 working days of preservation from
--     15 July 2021, within 7 days (rolled to a working day) before. The day is that of the earliest decision on the handling in the case file.
-- unit: 先行登记保存证据的案件
-- unit.en: case with preserved evidence
-- attribution: 先行登记保存日期
-- attribution.en: day of preservation
-- exclusions: 处理决定书都没有制作日期的，届满后案卷文书目录中仍没有该案任何文书的，处理早于先行登记的，无法判定。撤销立案的也统计。
-- exclusions.en: Unknown when no decision on the handling has a date, when past the due day the index lists no document of the case at all, or when the
--     handling precedes the preservation. Withdrawn cases are counted.
-- law: 行政处罚法第56条；行政处罚法第85条；行政处罚法（2017年修正）第37条
-- direction: up
-- target: 1
-- clock: deadline
-- further: yes
-- sources: cases
-- evidence: documents
SELECT
  c.org, c.case_no AS key, '行政处罚' AS act, c.case_no AS subject, c.preserved_on AS on_date,
  CASE
    WHEN l.case_no IS NULL AND s.as_of > x.due_on THEN 'unknown'
    WHEN h.case_no IS NOT NULL AND h.made_on IS NULL THEN 'unknown'
  END AS ruled,
  CASE
    WHEN l.case_no IS NULL AND s.as_of > x.due_on THEN 'no_document_listed'
    WHEN h.case_no IS NOT NULL AND h.made_on IS NULL THEN 'document_undated'
  END AS reason,
  c.preserved_on AS start_on, h.made_on AS done_on, x.due_on, x.beyond, c.file, c.record
FROM cases c
CROSS JOIN setting s
LEFT JOIN (SELECT DISTINCT case_no FROM documents) l ON l.case_no = c.case_no
LEFT JOIN (
  SELECT case_no, min(made_on) AS made_on FROM documents WHERE kind = '先行登记保存处理决定书' GROUP BY case_no
) h ON h.case_no = c.case_no
LEFT JOIN deadline x ON x.rule = 'preservation' AND x.start_on = c.preserved_on AND x.extra = 0
WHERE c.preserved_on IS NOT NULL
