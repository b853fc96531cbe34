-- id: INS-14
-- name: 计入统计年报的检查占比
-- name.en: Inspections that the annual statistics count
-- system: inspection
-- definition: 行政检查中，计入统计年报检查次数的比例：有完整检查记录、没有转入其他执法行为。与统计年报的行政检查表逐件相同。
-- definition.en: Share of the inspections that the annual statistics count: with a complete record, and not led on to another act. The
--     very rows of the annual table.
-- unit: 行政检查
-- unit.en: inspection
-- attribution: 检查日期
-- attribution.en: day of the inspection
-- exclusions: 没有不统计的：这一指标就是用来说明哪些不计。只作参考。
-- exclusions.en: None: the metric is there to show what the statistics leave out. For information only.
-- law: 国办发〔2018〕118号；行政执法统计年报制度
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: inspections
SELECT
  i.org, i.insp_no AS key, '行政检查' AS act, i.insp_no AS subject, i.insp_on AS on_date,
  CASE WHEN n.item = '检查次数' THEN 'met' ELSE 'overdue' END AS ruled,
  CASE n.item WHEN '未计入-转入其他执法行为' THEN 'led_to_another_act' WHEN '未计入-无完整记录' THEN 'record_incomplete' END AS reason,
  i.file, i.record
FROM inspections i
JOIN annual_inspection n ON n.key = i.insp_no AND n.item <> '全部检查记录'
