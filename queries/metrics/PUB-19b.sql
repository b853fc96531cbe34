-- id: PUB-19b
-- name: 双公示迟报率
-- name.en: Credit reports late
-- system: publicity
-- definition: 双公示文件中，自决定之日起7个工作日内没有报送的比例。
-- definition.en: Share of the rows of the credit files that were not reported within 7 working days of the decision.
-- unit: 双公示文件的一行
-- unit.en: row of a credit file
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 简易程序处罚决定不适用。没有报送日期的、报送早于决定的无法判定。
-- exclusions.en: Simple procedure is exempt. Unknown without a day of report, or when reported before the decision.
-- law: 双公示工作要求
-- direction: down
-- target: 0.01
-- clock: deadline
-- sources: credit_penalties, credit_licences
SELECT
  r.org, r.key, r.act, r.docno AS subject, r.decision_on AS on_date,
  CASE WHEN d.decision_no IS NOT NULL THEN 'exempt' WHEN r.reported_on IS NULL THEN 'unknown' END AS ruled,
  CASE WHEN d.decision_no IS NOT NULL THEN 'simple_procedure' WHEN r.reported_on IS NULL THEN 'report_date_missing' END AS reason,
  r.decision_on AS start_on, r.reported_on AS done_on, x.due_on, x.beyond, r.file, r.record
FROM credit_row r
LEFT JOIN (SELECT DISTINCT org, decision_no FROM decision WHERE family = 'CF' AND simple AND decision_no IS NOT NULL) d
  ON d.org = r.org AND d.decision_no = r.docno
LEFT JOIN deadline x ON x.rule = 'report' AND x.start_on = r.decision_on AND x.extra = 0
