-- id: DQ-10
-- name: 统计年报勾稽差异率
-- name.en: Annual statistics that do not agree
-- system: quality
-- definition: 已公布的统计年报各表各栏中，与本系统由台账计算的数不同的比例。金额相差不超过1元的为相同。
-- definition.en: Share of the numbers of the published annual tables that differ from what this system counts from the registers. Amounts
--     agree to 1 yuan.
-- unit: 公布的年报中的一个数
-- unit.en: a number of a published annual table
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 统计年度未终了的未到期；没有公布数的、没有报送该表台账的、不是该表栏目的，无法判定。
-- exclusions.en: Pending while the year runs; unknown without a published number, where no file of the register was read, or when the
--     table has no such column.
-- law: 国办发〔2018〕118号；行政执法统计年报制度
-- direction: down
-- target: 0
-- clock: ruled
-- yearly: yes
-- further: yes
-- sources: published_statistics
-- evidence: cases or licences or coercions or inspections
SELECT
  p.org, p.org || '|' || CAST(p.year AS VARCHAR) || '|' || p.stat_table || '|' || p.item AS key,
  CASE p.stat_table
    WHEN '行政处罚实施情况' THEN '行政处罚' WHEN '行政许可实施情况' THEN '行政许可'
    WHEN '行政强制实施情况' THEN '行政强制' ELSE '行政检查'
  END AS act,
  CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN s.as_of <= y.last_on THEN 'pending'
    WHEN l.stat_table IS NULL OR k.item IS NULL OR p.published IS NULL THEN 'unknown'
    WHEN p.published - coalesce(c.amount, 0) > p.tolerance OR coalesce(c.amount, 0) - p.published > p.tolerance THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN s.as_of <= y.last_on THEN NULL
    WHEN l.stat_table IS NULL THEN 'ledger_absent'
    WHEN k.item IS NULL THEN 'column_of_another_table'
    WHEN p.published IS NULL THEN 'published_number_missing'
    WHEN p.published - coalesce(c.amount, 0) > p.tolerance THEN 'published_more'
    WHEN coalesce(c.amount, 0) - p.published > p.tolerance THEN 'published_less'
  END AS reason,
  y.year, p.file, p.record
FROM (
  SELECT
    org, year, stat_table, item, file, record,
    CASE WHEN item = '罚没金额（元）' THEN amount ELSE number END AS published,
    CASE WHEN item = '罚没金额（元）' THEN 1 ELSE 0 END AS tolerance
  FROM published_statistics
) p
CROSS JOIN setting s
JOIN report_year y ON y.year = p.year
LEFT JOIN annual_column k ON k.stat_table = p.stat_table AND k.item = p.item
LEFT JOIN (SELECT DISTINCT t.stat_table FROM annual_column t JOIN source f ON f.layout = t.layout) l ON l.stat_table = p.stat_table
LEFT JOIN (
  SELECT a.org, d.year, a.stat_table, a.item, sum(a.amount) AS amount
  FROM annual_row a
  JOIN civil_day d ON d.day = a.on_date
  GROUP BY a.org, d.year, a.stat_table, a.item
) c ON c.org = p.org AND c.year = p.year AND c.stat_table = p.stat_table AND c.item = p.item
