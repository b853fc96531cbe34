-- 执法行为（人员类指标的统计对象）：每件处罚案件（立案日期，无则决定日期；撤销立案的也算）、每次检查、每次行政强制（申请法院强制执行的除外）。
-- An action of officers: every case, inspection and coercion. `alone` marks those for which the law does not ask for two officers.
SELECT
  'cases' AS source, '行政处罚' AS act, c.case_no AS key, c.org, coalesce(c.filed_on, c.decision_on) AS on_date,
  CASE WHEN c.procedure = '简易程序' THEN 'simple_procedure' END AS alone, c.file, c.record
FROM cases c
UNION ALL
SELECT
  'inspections', '行政检查', i.insp_no, i.org, i.insp_on,
  CASE WHEN i.mode = '非现场' THEN 'off_site' END, i.file, i.record
FROM inspections i
UNION ALL
SELECT 'coercions', '行政强制', q.coercion_no, q.org, q.decision_on, CAST(NULL AS VARCHAR), q.file, q.record
FROM coercions q
WHERE q.class <> '申请法院强制执行'
