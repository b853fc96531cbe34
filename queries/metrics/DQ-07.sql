-- id: DQ-07
-- name: 文号规范率
-- name.en: Decision numbers well formed
-- system: quality
-- definition: 执法决定的文号中，含有以六角括号括起的年份并以号结尾的比例。
-- definition.en: Share of the decision numbers that have a year in hexagonal brackets and end in 号.
-- unit: 执法决定的文号
-- unit.en: number of a decision
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing or application
-- exclusions: 没有文号的不统计。括号的写法在读入时已经统一。
-- exclusions.en: Not counted without a number. The way of writing brackets has been unified on reading.
-- law: 党政机关公文格式GB/T 9704-2012
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- sources: cases, licences, coercions
SELECT
  d.org, d.family || '|' || d.key AS key, d.act, d.key AS subject, d.on_date,
  CASE WHEN d.decision_no LIKE '%〔____〕%号' THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN d.decision_no LIKE '%〔____〕%号' THEN NULL ELSE 'number_malformed' END AS reason,
  d.file, d.record
FROM decision d
WHERE d.decision_no IS NOT NULL
