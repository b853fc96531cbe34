-- id: REC-03
-- name: 记录完整率
-- name.en: Cases recorded completely
-- system: recording
-- definition: 处罚决定中，必备文书、环节记录、应当音像记录的环节都没有缺失的比例。
-- definition.en: Share of the penalty decisions that lack no required document, no stage and no recording.
-- unit: 处罚决定
-- unit.en: penalty decision
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有缺失而尚未结案的，未到期。撤销立案的案件、没有决定日期的案件不统计。
-- exclusions.en: Pending while nothing is missing and the case is not closed. Withdrawn cases and cases without a day of decision are not
--     counted.
-- law: 国办发〔2018〕118号；行政处罚法第47条
-- direction: up
-- target: 0.95
-- clock: ruled
-- sources: cases
-- evidence: documents
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE WHEN g.key IS NOT NULL THEN 'overdue' WHEN c.closed_on IS NULL THEN 'pending' ELSE 'met' END AS ruled,
  CASE g.kind WHEN 1 THEN 'document_missing' WHEN 2 THEN 'stage_not_recorded' WHEN 3 THEN 'recording_missing' END AS reason,
  d.file, d.record
FROM decision d
JOIN cases c ON c.case_no = d.key
LEFT JOIN (
  SELECT m.key, min(m.kind) AS kind
  FROM (
    SELECT t.key, 1 AS kind
    FROM document_duty t
    CROSS JOIN setting s
    LEFT JOIN deadline x ON x.rule = 'serve' AND x.start_on = t.decision_on AND x.extra = 0
    WHERE NOT t.shown
      AND NOT coalesce(t.due = 'service' AND t.served_on IS NULL AND NOT coalesce(s.as_of > x.due_on, FALSE), FALSE)
      AND NOT coalesce(t.due = 'closing' AND t.closed_on IS NULL, FALSE)
    UNION ALL
    SELECT t.key, 2
    FROM stage_duty t
    CROSS JOIN setting s
    LEFT JOIN deadline x ON x.rule = 'serve' AND x.start_on = t.decision_on AND x.extra = 0
    WHERE NOT t.shown AND t.exempt IS NULL
      AND NOT coalesce(t.due = 'service' AND t.served_on IS NULL AND NOT coalesce(s.as_of > x.due_on, FALSE), FALSE)
      AND NOT coalesce(t.due = 'closing' AND t.closed_on IS NULL, FALSE)
    UNION ALL
    SELECT u.ref_no, 3
    FROM duties u
    CROSS JOIN setting s
    -- 没有采集站导出，看不到有没有音像记录 (without an export of recordings nobody can tell)
    JOIN (SELECT count(*) AS exports FROM source WHERE layout = 'recordings') e ON e.exports > 0
    JOIN deadline x ON x.rule = 'upload' AND x.start_on = u.end_day AND x.extra = 0
    LEFT JOIN (SELECT DISTINCT duty_no FROM duty_recording) r ON r.duty_no = u.duty_no
    WHERE coalesce(u.need, '') <> '文字记录' AND coalesce(u.exempt, '其他') = '其他' AND u.start_at_sec <= u.end_at_sec
      AND r.duty_no IS NULL AND s.as_of > x.due_on
  ) m
  GROUP BY m.key
) g ON g.key = d.key
WHERE d.family = 'CF' AND d.decision_on IS NOT NULL
