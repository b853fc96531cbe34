-- id: INS-03b
-- name: 抽查比例达标率
-- name.en: Random-check ratios reached
-- system: inspection
-- definition: 本年度在用、登记了抽查比例和对象总数的随机抽查事项中，当年检查的不同对象数达到比例的比例。
-- definition.en: Share of the items in use in the year with a ratio and a number of objects of which enough different objects were checked.
-- unit: 一项随机抽查事项
-- unit.en: item of the random-check list
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 没有比例或者对象总数的不统计，由清单要素完整率反映。年度未结束而没有达到的未到期。对象以名称区分。
-- exclusions.en: Not counted without a ratio or a number of objects. Pending until the year has ended. Objects are told apart by name.
-- law: 国办发〔2015〕58号
-- direction: up
-- target: 1
-- clock: ruled
-- yearly: yes
-- further: yes
-- sources: inspection_items
-- evidence: inspections
SELECT
  i.org, i.org || '|' || i.item_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN coalesce(n.objects, 0) * 100 >= i.ratio * i.objects THEN 'met' WHEN y.last_on < s.as_of THEN 'overdue' ELSE 'pending' END AS ruled,
  CASE WHEN coalesce(n.objects, 0) * 100 < i.ratio * i.objects AND y.last_on < s.as_of THEN 'ratio_not_reached' END AS reason,
  y.year, i.file, i.record
FROM inspection_items i
CROSS JOIN setting s
CROSS JOIN report_year y
LEFT JOIN (
  SELECT q.org, q.item_name, c.year, count(DISTINCT q.object_name) AS objects
  FROM inspections q
  JOIN civil_day c ON c.day = q.insp_on
  GROUP BY q.org, q.item_name, c.year
) n ON n.org = i.org AND n.item_name = i.item_name AND n.year = y.year
WHERE i.ratio IS NOT NULL AND i.objects IS NOT NULL
  AND i.published_on <= y.last_on AND (i.abolished_on IS NULL OR i.abolished_on >= y.first_on)
