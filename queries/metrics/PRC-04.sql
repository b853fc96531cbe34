-- id: PRC-04
-- name: 事前告知率
-- name.en: Notice before the penalty
-- system: procedure
-- definition: 普通程序的处罚决定中，作出决定前送达了行政处罚事先告知书的比例。没有告知书送达日期的，为缺失。
-- definition.en: Share of the ordinary penalty decisions for which a prior notice was served. Without a day of service of the notice it is
--     missing.
-- unit: 普通程序处罚决定
-- unit.en: ordinary penalty decision
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 简易程序决定、不予处罚决定、撤销立案的案件、没有决定日期的案件不统计。放弃陈述申辩或者听证的，仍应告知。
-- exclusions.en: Simple procedure, decisions not to penalise, withdrawn cases and cases without a day of decision are not counted. A waiver
--     does not replace the notice.
-- law: 行政处罚法第44条；行政处罚法第62条
-- direction: up
-- target: 1
-- clock: ruled
-- seen in: notice_on
-- sources: cases
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE WHEN c.notice_on IS NOT NULL THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN c.notice_on IS NULL THEN 'notice_missing' END AS reason,
  c.notice_on AS done_on, d.file, d.record
FROM decision d
JOIN cases c ON c.case_no = d.key
WHERE d.family = 'CF' AND NOT d.simple AND NOT d.no_penalty AND d.decision_on IS NOT NULL
