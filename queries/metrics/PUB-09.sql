-- id: PUB-09
-- name: 公示及时率(其他)
-- name.en: Other decisions published in time
-- system: publicity
-- definition: 应当公开的行政强制决定和涉企行政检查结果（双随机抽查除外）中，自作出或者检查之日起20个工作日内公开的比例。
-- definition.en: Share of the coercion decisions and of the results of enterprise inspections (random checks excepted) published within 20
--     working days.
-- unit: 行政强制决定；涉企行政检查
-- unit.en: coercion decision; inspection of an enterprise
-- attribution: 决定日期；检查日期
-- attribution.en: day of the decision or of the inspection
-- exclusions: 与决定公示率相同；2019年1月3日前的检查不适用。公示早于决定或者检查的无法判定。
-- exclusions.en: As for PUB-07; inspections before 3 January 2019 are exempt. Unknown when published before the act.
-- law: 国办发〔2018〕118号；政府信息公开条例第26条
-- direction: up
-- target: 0.95
-- clock: deadline
-- sources: coercions, inspections
SELECT
  o.org, o.key, o.act, o.key AS subject, o.on_date, o.ruled, o.reason,
  o.start_on, o.done_on, x.due_on, x.beyond, o.file, o.record
FROM (
  SELECT d.org, d.key, d.act, d.on_date, d.ruled, d.reason, d.start_on, d.done_on, d.file, d.record
  FROM disclosure_duty d
  -- 没有公示台账，看不到强制决定是否公开 (without a register of disclosures nobody can tell)
  JOIN (SELECT count(*) AS registers FROM source WHERE layout IN ('disclosures', 'gsxt')) e ON e.registers > 0
  WHERE d.family = 'QZ'
  UNION ALL
  SELECT
    i.org, i.key, '行政检查', i.insp_on,
    CASE WHEN i.insp_on < s.three_systems_from THEN 'exempt' END,
    CASE WHEN i.insp_on < s.three_systems_from THEN 'before_three_systems' END,
    i.insp_on, i.published_on, i.file, i.record
  FROM inspection_publication i
  CROSS JOIN setting s
  WHERE i.is_enterprise AND coalesce(i.task_source, '') <> '双随机'
) o
LEFT JOIN deadline x ON x.rule = 'publish_other' AND x.start_on = o.start_on AND x.extra = 0
