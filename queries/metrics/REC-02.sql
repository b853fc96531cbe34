-- id: REC-02
-- name: 环节记录完整率
-- name.en: Stages recorded
-- system: recording
-- definition: 处罚决定的立案、调查、取证、审查、决定、送达、执行七个环节中，有写明日期的文书或者关联的音像记录的比例。
-- definition.en: Share of the seven stages of penalty decisions (filing, investigation, evidence, review, decision, service, enforcement)
--     that a dated document or a linked recording shows.
-- unit: 案件的一个环节
-- unit.en: a stage of a case
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 简易程序只看决定环节；不予处罚的不看执行环节。送达期限未届满、尚未结案的，送达、执行环节未到期。
-- exclusions.en: In simple procedure only the decision counts; without a penalty not the enforcement. Service and enforcement are pending
--     until due.
-- law: 国办发〔2018〕118号；行政处罚法第47条
-- direction: up
-- target: 1
-- clock: ruled
-- sources: cases
-- evidence: documents
SELECT
  g.org, g.key || '|' || g.stage AS key, g.act, g.key AS subject, g.on_date,
  CASE
    WHEN g.exempt IS NOT NULL THEN 'exempt'
    WHEN g.shown THEN 'met'
    WHEN g.due = 'service' AND g.served_on IS NULL AND NOT coalesce(s.as_of > x.due_on, FALSE) THEN 'pending'
    WHEN g.due = 'closing' AND g.closed_on IS NULL THEN 'pending'
    ELSE 'overdue'
  END AS ruled,
  CASE WHEN g.exempt IS NOT NULL THEN g.exempt WHEN NOT g.shown THEN 'stage_not_recorded' END AS reason,
  g.file, g.record
FROM stage_duty g
CROSS JOIN setting s
LEFT JOIN deadline x ON x.rule = 'serve' AND x.start_on = g.decision_on AND x.extra = 0
