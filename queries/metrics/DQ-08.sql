-- id: DQ-08
-- name: 金额单位疑似错误率
-- name.en: Unit of an amount wrong, it seems
-- system: quality
-- definition: 双公示处罚信息的罚款金额能与处罚内容或者台账比对的各行中，恰好相差一万倍（元写成万元，或者万元写成元）的比例。须人工核实。
-- definition.en: Share of the penalties in the credit file whose fine can be compared with the text of the penalty or with the register
--     that differ from it by just ten thousand: yuan for ten thousand yuan, or the reverse. To be checked by hand.
-- unit: 双公示中有罚款的处罚信息
-- unit.en: penalty with a fine in the credit file
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有罚款的不统计。台账中没有同一文号的罚款，处罚内容中又没有写成“罚款”或者“人民币”后接整数和“元”“万元”的，无法判定；写成汉
--     字或者带千位分隔的数额不作猜测。相差不是一万倍的见跨源一致率。
-- exclusions.en: Rows without a fine are not counted. Unknown when the register has no fine under the number and the text does not say
--     罚款 or 人民币, a whole number, and 元 or 万元; sums in Chinese numerals or with separators are not guessed. Other differences are
--     seen in DQ-05.
-- law: 双公示数据标准
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: credit_penalties
SELECT
  a.org, a.key, '行政处罚' AS act, CAST(NULL AS VARCHAR) AS subject, a.decision_on AS on_date,
  CASE
    WHEN a.times_more OR a.times_less THEN 'overdue'
    WHEN a.same THEN 'met'
    ELSE 'unknown'
  END AS ruled,
  CASE
    WHEN a.times_more THEN 'amount_too_small'
    WHEN a.times_less THEN 'amount_too_large'
    WHEN NOT a.same THEN 'amount_not_comparable'
  END AS reason,
  a.file, a.record
FROM amount_comparison a
