-- id: PRC-07
-- name: 听证提前通知合规率
-- name.en: Hearings announced in time
-- system: procedure
-- definition: 举行的听证中，至迟在7个工作日前通知的比例：听证日期不早于通知之后的第7个工作日。通知日期取案卷中最早的听证通知书的制作日期。
-- definition.en: Share of the hearings announced at least 7 working days ahead: held no earlier than the 7th working day after the notice. The
--     notice has the day of the earliest notice of hearing in the case file.
-- unit: 听证
-- unit.en: hearing
-- attribution: 听证举行日期
-- attribution.en: day of the hearing
-- exclusions: 2021年7月15日前举行或者通知的不适用。案卷中没有带日期的听证通知书的，无法判定（缺文书由文字记录完整率反映）。送达听证通知书的日期
--     没有登记，以制作日期代替。
-- exclusions.en: Hearings held or announced before 15 July 2021 are exempt. Unknown without a dated notice of hearing in the case file (a missing
--     document belongs to REC-01). The day on which the notice was served is not registered; the day it was made stands for it.
-- law: 行政处罚法第64条第2项；行政处罚法第85条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: documents
SELECT
  c.org, c.case_no AS key, '行政处罚' AS act, c.case_no AS subject, c.hearing_on AS on_date,
  CASE
    WHEN c.hearing_on < s.penalty_law_2021_from OR n.made_on < s.penalty_law_2021_from THEN 'exempt'
    WHEN n.made_on IS NULL THEN 'unknown'
    WHEN c.hearing_on >= x.due_on THEN 'met'
    WHEN c.hearing_on < x.due_on OR (x.beyond AND c.hearing_on <= s.calendar_to) THEN 'overdue'
    ELSE 'unknown'
  END AS ruled,
  CASE
    WHEN c.hearing_on < s.penalty_law_2021_from OR n.made_on < s.penalty_law_2021_from THEN 'hearing_before_penalty_law_2021'
    WHEN n.made_on IS NULL THEN 'hearing_notice_missing'
    WHEN c.hearing_on < x.due_on OR (x.beyond AND c.hearing_on <= s.calendar_to) THEN 'hearing_too_soon'
  END AS reason,
  n.made_on AS start_on, c.hearing_on AS done_on, x.due_on, x.beyond, c.file, c.record
FROM cases c
CROSS JOIN setting s
LEFT JOIN hearing_notice n ON n.case_no = c.case_no
LEFT JOIN deadline x ON x.rule = 'hearing_notice' AND x.start_on = n.made_on AND x.extra = 0
WHERE c.hearing_on IS NOT NULL
