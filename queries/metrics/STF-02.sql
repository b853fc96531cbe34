-- id: STF-02
-- name: 岗前培训率
-- name.en: Trained before the first action
-- system: supervision
-- definition: 2019年1月3日起入职的在岗执法人员中，首次参与执法行为之前（含当日）参加过岗前培训的比例；首次参与之后才参加的为迟延。
-- definition.en: Share of the officers on duty who joined from 3 January 2019 on and attended an initial training by the day of their first action; attended
--     only afterwards is late.
-- unit: 2019年1月3日起入职的在岗执法人员
-- unit.en: officer on duty who joined from 3 January 2019 on
-- attribution: 入职日期
-- attribution.en: day of joining
-- exclusions: 此前入职的不适用；没有入职日期的不统计；尚未参与执法行为的，未到期。有执法行为早于入职日期的，入职早于培训台账最早一次培训的，首次参与
--     之前有培训而没有填写培训类型的，无法判定。案件以立案日期为参与日期。
-- exclusions.en: Earlier joiners are exempt; officers without a day of joining are not counted. Pending until the first action. Unknown when an action
--     precedes the joining, when the officer joined before the first training on record, or when a training before the first action has no
--     kind. A case counts from its filing.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: officers
-- evidence: trainings and cases or inspections or coercions
SELECT
  o.org, o.key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, o.joined_on AS on_date,
  CASE
    WHEN o.joined_on < s.three_systems_from THEN 'exempt'
    WHEN t.first_on <= coalesce(a.first_on, t.first_on) THEN 'met'
    WHEN a.first_on IS NULL THEN 'pending'
    WHEN a.first_on < o.joined_on OR u.first_on <= a.first_on THEN 'unknown'
    WHEN l.first_on <= o.joined_on THEN CASE WHEN t.first_on IS NULL THEN 'overdue' ELSE 'late' END
    ELSE 'unknown'
  END AS ruled,
  CASE
    WHEN o.joined_on < s.three_systems_from THEN 'before_three_systems'
    WHEN t.first_on <= coalesce(a.first_on, t.first_on) THEN NULL
    WHEN a.first_on IS NULL THEN NULL
    WHEN a.first_on < o.joined_on THEN 'acted_before_joining'
    WHEN u.first_on <= a.first_on THEN 'training_kind_missing'
    WHEN l.first_on IS NULL OR l.first_on > o.joined_on THEN 'training_not_on_record'
    WHEN t.first_on IS NULL THEN 'untrained'
    ELSE 'trained_after_first_action'
  END AS reason,
  a.first_on AS due_on, t.first_on AS done_on, o.file, o.record
FROM officer_on_duty o
CROSS JOIN setting s
CROSS JOIN (SELECT min(held_on) AS first_on FROM trainings) l
LEFT JOIN (SELECT identity, min(on_date) AS first_on FROM action_person GROUP BY identity) a ON a.identity = o.key
LEFT JOIN (SELECT identity, min(held_on) AS first_on FROM training_identity WHERE kind = '岗前' GROUP BY identity) t ON t.identity = o.key
LEFT JOIN (SELECT identity, min(held_on) AS first_on FROM training_identity WHERE kind IS NULL GROUP BY identity) u ON u.identity = o.key
