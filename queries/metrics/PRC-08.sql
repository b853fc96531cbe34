-- id: PRC-08
-- name: 两人执法率
-- name.en: Two officers present
-- system: procedure
-- definition: 应当由两名以上执法人员实施的执法行为中，记载的人员不少于两人的比例。同一人重复记载只算一人。
-- definition.en: Share of the actions that need two officers on which at least two different persons are named. A person named twice is one.
-- unit: 执法行为（处罚案件、检查、强制）
-- unit.en: action (penalty case, inspection, coercion)
-- attribution: 立案日期（没有的为决定日期）、检查日期、强制决定日期
-- attribution.en: day of filing (else of the decision), of the inspection, of the coercion decision
-- exclusions: 简易程序案件、非现场检查不适用。没有记载人员的无法判定。申请法院强制执行不统计。
-- exclusions.en: Simple procedure and off-site inspections are exempt. Unknown when nobody is named. Applications to a court are not counted.
-- law: 行政处罚法第42条；行政强制法第18条
-- direction: up
-- target: 1
-- clock: ruled
-- sources: cases, inspections, coercions
SELECT
  a.org, a.key, a.act, a.key AS subject, a.on_date,
  CASE
    WHEN a.alone IS NOT NULL THEN 'exempt'
    WHEN p.persons IS NULL THEN 'unknown'
    WHEN p.persons >= 2 THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN a.alone IS NOT NULL THEN a.alone
    WHEN p.persons IS NULL THEN 'nobody_named'
    WHEN p.persons < 2 THEN 'one_person_only'
  END AS reason,
  a.file, a.record
FROM action a
LEFT JOIN (
  SELECT source, key, count(*) AS persons FROM action_person WHERE mention = 1 GROUP BY source, key
) p ON p.source = a.source AND p.key = a.key
