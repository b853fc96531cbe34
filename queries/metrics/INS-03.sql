-- id: INS-03
-- name: 抽查事项覆盖率
-- name.en: Random-check items carried out
-- system: inspection
-- definition: 本年度在用的随机抽查事项中，本机关当年至少检查过一次的比例（检查事项名称与清单相同）。
-- definition.en: Share of the items of the random-check list in use in the year that the agency checked at least once (by the name of the
--     item).
-- unit: 一项随机抽查事项
-- unit.en: item of the random-check list
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 年末以后才公开的、年初以前停止执行的不统计。年度未结束而没有检查的未到期。
-- exclusions.en: Not counted when published after the year or abolished before it. Pending until the year has ended.
-- law: 国办发〔2015〕58号；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- yearly: yes
-- further: yes
-- sources: inspection_items
-- evidence: inspections
SELECT
  i.org, i.org || '|' || i.item_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN n.org IS NOT NULL THEN 'met' WHEN y.last_on < s.as_of THEN 'overdue' ELSE 'pending' END AS ruled,
  CASE WHEN n.org IS NULL AND y.last_on < s.as_of THEN 'not_inspected' END AS reason,
  y.year, i.file, i.record
FROM inspection_items i
CROSS JOIN setting s
CROSS JOIN report_year y
LEFT JOIN (
  SELECT DISTINCT q.org, q.item_name, c.year
  FROM inspections q
  JOIN civil_day c ON c.day = q.insp_on
) n ON n.org = i.org AND n.item_name = i.item_name AND n.year = y.year
WHERE i.published_on <= y.last_on AND (i.abolished_on IS NULL OR i.abolished_on >= y.first_on)
