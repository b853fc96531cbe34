-- id: PUB-02
-- name: 动态更新及时率
-- name.en: Lists updated in time
-- system: publicity
-- definition: 法律法规或者机构职能变化之后，20个工作日内更新了受影响的公开内容的比例。自变化之日的次日起算。
-- definition.en: Share of the changes of law or of an agency's functions after which what is published beforehand was updated within 20
--     working days.
-- unit: 一次变化
-- unit.en: one change
-- attribution: 变化日期
-- attribution.en: day of the change
-- exclusions: 更新早于变化的无法判定。没有发生变化的机关没有行。
-- exclusions.en: Unknown when updated before the change. An agency without a change has no row.
-- law: 政府信息公开条例第26条；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: updated_on
-- further: yes
-- sources: change_events
SELECT
  e.org, e.event_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, e.changed_on AS on_date,
  CAST(NULL AS VARCHAR) AS ruled, CAST(NULL AS VARCHAR) AS reason,
  e.changed_on AS start_on, e.updated_on AS done_on, x.due_on, x.beyond, e.file, e.record
FROM change_events e
LEFT JOIN deadline x ON x.rule = 'pre_update' AND x.start_on = e.changed_on AND x.extra = 0
