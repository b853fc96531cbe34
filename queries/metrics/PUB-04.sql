-- id: PUB-04
-- name: 执法人员公开率
-- name.en: Officers published
-- system: publicity
-- definition: 在岗执法人员中已公开的比例；时段所在年度的执法行为上记载的、人员清单上没有的人员，计为未公开。
-- definition.en: Share of the officers on duty who are published. Persons on actions of the year who are not in the list count as not
--     published.
-- unit: 在岗执法人员；执法行为上清单以外的人员
-- unit.en: officer on duty; person on an action who is in no list
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 在岗执法人员不分时段，以统计时点为准。与本机关清单人员同名、没有写证号的人员不统计。
-- exclusions.en: The officers on duty are those at the as-of day. Not counted: persons without a certificate number who share a name with
--     officers of the agency.
-- law: 国办发〔2018〕118号；行政处罚法第39条
-- direction: up
-- target: 1
-- clock: ruled
-- yearly: yes
-- sources: officers
SELECT
  o.org, o.key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN o.published_on IS NOT NULL THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN o.published_on IS NULL THEN 'not_published' END AS reason,
  CAST(NULL AS INTEGER) AS year, o.file, o.record
FROM officer_on_duty o
UNION ALL
SELECT
  p.org, p.org || '|' || p.person, CAST(NULL AS VARCHAR), p.key, CAST(NULL AS DATE), 'overdue', 'not_in_register', CAST(p.year AS INTEGER), p.file, p.record
FROM stranger p
WHERE p.place = 1
