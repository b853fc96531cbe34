-- id: PUB-11
-- name: 超期未公开
-- name.en: Publication overdue
-- system: publicity
-- definition: 应当公开的执法决定中，期限届满仍未在合格渠道公开的比例和件数，并按已超期的工作日分档（1—5、6—20、21—60、60以上）。
--     迟于期限但已经公开的不在其列。
-- definition.en: Share and number of the decisions that have to be published which are not published after the due day, in bands of working
--     days past due (1–5, 6–20, 21–60, more). What was published late is no longer counted.
-- unit: 执法决定（处罚、许可、强制）
-- unit.en: decision (penalty, licence, coercion)
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing (penalty) or application (licence)
-- exclusions: 与决定公示率相同。
-- exclusions.en: As for decisions published.
-- law: 国办发〔2018〕118号；行政处罚法第48条；行政许可法第40条；政府信息公开条例第26条
-- direction: down
-- target: 0
-- clock: deadline
-- late is met: yes
-- bands: 5, 20, 60
-- sources: cases, licences, coercions
-- evidence: disclosures or gsxt
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date, d.ruled, d.reason,
  d.start_on, d.done_on, x.due_on, x.beyond, d.file, d.record
FROM disclosure_duty d
LEFT JOIN deadline x ON x.rule = d.rule AND x.start_on = d.start_on AND x.extra = 0
