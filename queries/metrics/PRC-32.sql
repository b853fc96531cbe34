-- id: PRC-32
-- name: 一事二罚疑似率
-- name.en: Fined twice for one violation, it seems
-- system: procedure
-- definition: 有罚款的处罚决定中，同一机关此前已就同一当事人、同一案由、时间相重的违法行为罚过款的比例。须人工核实。
-- definition.en: Share of the decisions with a fine before which the same agency had fined the same party for the same kind of violation
--     over days that overlap. To be checked by hand.
-- unit: 有罚款的处罚决定
-- unit.en: penalty decision with a fine
-- attribution: 决定日期；只有文号的为立案日期
-- attribution.en: day of the decision, else of filing
-- exclusions: 没有写案由的无法判定；此前罚过同一当事人的同一案由，而任一件没有登记违法行为发生、终了日期的，无法判定。当事人有统一社会信
--     用代码的按代码，没有的按名称；自然人没有可以核对的号码，按姓名，同名的须核实。不同机关之间的不在此列。
-- exclusions.en: Unknown without a kind of violation, or when there is an earlier fine of the same party and kind and one of the two has
--     no first or last day of the violation. Parties are compared by credit code, else by name; persons by name alone, so that namesakes
--     have to be told apart. Fines of different agencies are not compared.
-- law: 行政处罚法第29条
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: case_details
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN d.violation IS NULL THEN 'unknown'
    WHEN t.twice > 0 THEN 'overdue'
    WHEN t.undated > 0 THEN 'unknown'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN d.violation IS NULL THEN 'violation_missing'
    WHEN t.twice > 0 THEN 'fined_twice'
    WHEN t.undated > 0 THEN 'violation_days_missing'
  END AS reason,
  d.file, d.record
FROM fined_violation d
LEFT JOIN (
  SELECT
    n.key,
    sum(CASE WHEN p.started_on <= n.ended_on AND n.started_on <= p.ended_on THEN 1 ELSE 0 END) AS twice,
    sum(CASE WHEN p.started_on IS NULL OR p.ended_on IS NULL OR n.started_on IS NULL OR n.ended_on IS NULL THEN 1 ELSE 0 END) AS undated
  FROM fined_violation n
  JOIN fined_violation p ON p.org = n.org AND p.party = n.party AND p.violation = n.violation
  WHERE p.on_date < n.on_date OR (p.on_date = n.on_date AND p.key < n.key)
  GROUP BY n.key
) t ON t.key = d.key
