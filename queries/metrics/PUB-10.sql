-- id: PUB-10
-- name: 公示用时
-- name.en: Time to publish
-- system: publicity
-- definition: 已公开的许可、处罚决定中，自决定之日起3个工作日内公开的比例，并列出用时的中位数和第90百分位（工作日）。
-- definition.en: Share of the published licence and penalty decisions that were published within 3 working days, with median and 90th
--     percentile of the working days taken.
-- unit: 已公开的许可、处罚决定
-- unit.en: published licence or penalty decision
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing or application
-- exclusions: 公示及时率中达标或者迟延的决定。
-- exclusions.en: The decisions that are met or late in PUB-08.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- spread: yes
-- sources: cases, licences
-- evidence: disclosures or gsxt
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE WHEN d.done_on = d.start_on OR e.wd_no - b.wd_no <= s.quick_publish_days THEN 'met' ELSE 'late' END AS ruled,
  CAST(NULL AS VARCHAR) AS reason, d.start_on, d.done_on, d.file, d.record
FROM disclosure_duty d
CROSS JOIN setting s
JOIN deadline x ON x.rule = d.rule AND x.start_on = d.start_on AND x.extra = 0
LEFT JOIN counted_day b ON b.day = d.start_on
LEFT JOIN counted_day e ON e.day = d.done_on
WHERE d.family <> 'QZ' AND d.ruled IS NULL AND d.done_on >= d.start_on
  AND (x.due_on IS NOT NULL OR (x.beyond AND d.done_on <= s.calendar_to))
