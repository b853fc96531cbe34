-- id: PRC-01
-- name: 立案审批完备率
-- name.en: Filing approved
-- system: procedure
-- definition: 普通程序处罚案件中，登记了立案批准人，并且批准日期不晚于立案日期的比例。
-- definition.en: Share of the ordinary penalty cases for which it is registered who approved the filing, no later than the day of filing.
-- unit: 普通程序处罚案件
-- unit.en: ordinary penalty case
-- attribution: 立案日期
-- attribution.en: day of filing
-- exclusions: 没有补充登记的、没有批准日期的无法判定。简易程序不统计。
-- exclusions.en: Unknown without an entry in the supplement or without a day of approval. Simple procedure is not counted.
-- law: 行政处罚法第54条第2款
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: case_details
SELECT
  c.org, c.case_no AS key, '行政处罚' AS act, c.case_no AS subject, c.filed_on AS on_date,
  CASE
    WHEN d.case_no IS NULL THEN 'unknown'
    WHEN d.filing_by IS NULL THEN 'overdue'
    WHEN d.filing_approved_on IS NULL THEN 'unknown'
    WHEN d.filing_approved_on <= c.filed_on THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN d.case_no IS NULL THEN 'not_listed'
    WHEN d.filing_by IS NULL THEN 'approval_missing'
    WHEN d.filing_approved_on IS NULL THEN 'entry_empty'
    WHEN d.filing_approved_on > c.filed_on THEN 'approved_after_filing'
  END AS reason,
  d.filing_approved_on AS done_on, c.filed_on AS due_on, c.file, c.record
FROM cases c
LEFT JOIN case_details d ON d.case_no = c.case_no
WHERE c.procedure = '普通程序'
