-- 双公示中不属于本机关任何执法决定的文号：每年一行，取当年最早的决定日期。撤销立案的案件不是执法决定。
-- 没有报送该类台账的（ledgered 为否），看不出文号属于哪件决定。
-- Numbers in the credit files that belong to no decision of the agency: one row for a year, of its earliest day of decision. Where no file
-- of the agency's own register of the kind was read (`ledgered` false), nobody can tell.
SELECT n.org, n.docno, n.act, n.decision_on, k.act IS NOT NULL AS ledgered, n.file, n.record
FROM (
  SELECT
    r.org, r.docno, r.act, r.decision_on, r.file, r.record,
    row_number() OVER (PARTITION BY r.org, r.docno, y.year ORDER BY r.decision_on, r.file, r.record) AS place
  FROM credit_report r
  LEFT JOIN civil_day y ON y.day = r.decision_on
  LEFT JOIN (SELECT DISTINCT org, decision_no FROM decision WHERE decision_no IS NOT NULL) d
    ON d.org = r.org AND d.decision_no = r.docno
  WHERE d.org IS NULL AND r.decision_on IS NOT NULL
) n
LEFT JOIN (
  SELECT DISTINCT CASE layout WHEN 'cases' THEN '行政处罚' ELSE '行政许可' END AS act FROM source WHERE layout IN ('cases', 'licences')
) k ON k.act = n.act
WHERE n.place = 1
