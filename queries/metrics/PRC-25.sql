-- id: PRC-25
-- name: 简易程序适用合规率
-- name.en: Simple procedure rightly used
-- system: procedure
-- definition: 简易程序的处罚决定中，只有警告或者罚款、没有没收，且罚款不超过当场处罚限额的比例。2021年7月15日起公民200元、单位
--     3000元，此前50元、1000元；等于限额的合规。个体工商户按公民对待。
-- definition.en: Share of the decisions by simple procedure that impose no more than a warning or a fine within the limit: from 15 July
--     2021 200 yuan for citizens and 3000 for organisations, before 50 and 1000; the limit itself is allowed. Individual businesses are
--     treated like citizens.
-- unit: 简易程序处罚决定
-- unit.en: decision by simple procedure
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有决定日期的不统计。没有罚款金额而处罚种类为空或者含罚款的，无法判定；没有当事人类型而罚款在两个限额之间的，无法判定。
-- exclusions.en: Not counted without a day of decision. Unknown when a fine may be meant but has no amount, and when the party has no type
--     and the fine lies between the two limits.
-- law: 行政处罚法第51条
-- direction: up
-- target: 1
-- clock: ruled
-- sources: cases
SELECT
  t.org, t.key, t.act, t.key AS subject, t.on_date,
  CASE
    WHEN t.others OR t.confiscated > 0 THEN 'overdue'
    WHEN t.fine IS NULL AND (t.unnamed OR t.fined) THEN 'unknown'
    WHEN t.fine IS NULL OR t.fine <= t.lower_limit THEN 'met'
    WHEN t.fine > t.upper_limit THEN 'overdue'
    ELSE 'unknown'
  END AS ruled,
  CASE
    WHEN t.others THEN 'other_penalty'
    WHEN t.confiscated > 0 THEN 'confiscation'
    WHEN t.fine IS NULL AND (t.unnamed OR t.fined) THEN 'amount_missing'
    WHEN t.fine IS NULL OR t.fine <= t.lower_limit THEN NULL
    WHEN t.fine > t.upper_limit THEN 'above_simple_limit'
    ELSE 'party_type_missing'
  END AS reason,
  t.file, t.record
FROM (
  SELECT
    d.org, d.key, d.act, d.on_date, c.fine, coalesce(c.confiscated, 0) AS confiscated,
    coalesce(k.others, FALSE) AS others, coalesce(k.fined, FALSE) AS fined, k.case_no IS NULL AS unnamed,
    CASE WHEN c.party_type = '法人及非法人组织' OR (c.party_type = '个体工商户' AND s.sole_trader_as_citizen = 0) THEN l.entity ELSE l.citizen END AS lower_limit,
    CASE WHEN c.party_type = '自然人' OR (c.party_type = '个体工商户' AND s.sole_trader_as_citizen = 1) THEN l.citizen ELSE l.entity END AS upper_limit,
    d.file, d.record
  FROM decision d
  CROSS JOIN setting s
  JOIN cases c ON c.case_no = d.key
  JOIN (
    SELECT TRUE AS of_2021, simple_limit_citizen AS citizen, simple_limit_entity AS entity FROM setting
    UNION ALL
    SELECT FALSE, simple_limit_citizen_before_2021, simple_limit_entity_before_2021 FROM setting
  ) l ON l.of_2021 = (d.decision_on >= s.penalty_law_2021_from)
  LEFT JOIN (
    SELECT case_no, max(CASE WHEN kind IN ('警告', '罚款') THEN 0 ELSE 1 END) = 1 AS others, max(CASE WHEN kind = '罚款' THEN 1 ELSE 0 END) = 1 AS fined
    FROM penalties
    GROUP BY case_no
  ) k ON k.case_no = d.key
  WHERE d.family = 'CF' AND d.simple AND d.decision_on IS NOT NULL
) t
