-- 较大数额罚没的标准：按当事人类型（空 = 法人及非法人组织的标准）。
-- What a large amount is, by type of the party; an empty type has the limit of organisations.
SELECT '自然人' AS party_type, s.large_amount_citizen AS large_amount FROM setting s
UNION ALL
SELECT '个体工商户', CASE WHEN s.sole_trader_as_citizen = 1 THEN s.large_amount_citizen ELSE s.large_amount_entity END
FROM setting s
UNION ALL
SELECT '法人及非法人组织', s.large_amount_entity FROM setting s
UNION ALL
SELECT '', s.large_amount_entity FROM setting s
