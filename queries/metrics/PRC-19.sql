-- id: PRC-19
-- name: 涉罪移送及时率
-- name.en: Crimes handed over in time
-- system: procedure
-- definition: 移送报告提出后3日内作出是否批准的决定，批准的24小时内移送公安机关的比例；3日的最后一日为非工作日的顺延。
-- definition.en: Share of the reports of suspected crimes decided within 3 days (rolled to a working day) and, when approved, handed to the
--     police within 24 hours.
-- unit: 一次移送报告
-- unit.en: report of a suspected crime
-- attribution: 报告提出日期
-- attribution.en: day of the report
-- exclusions: 决定早于报告的、没有登记是否批准的、移送早于决定的无法判定。统计时点之日终了时未满24小时的未到期。应移送而没有提出报告的，数
--     据中看不到。
-- exclusions.en: Unknown when decided before the report, when nobody says whether it was approved, or when handed over before the decision.
--     Pending when 24 hours have not passed by the end of the as-of day. A crime never reported is not in the data.
-- law: 行政处罚法第27条；行政执法机关移送涉嫌犯罪案件的规定第5条
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: decided_at
-- further: yes
-- sources: crime_transfers
SELECT
  t.org, t.transfer_no AS key, CAST(NULL AS VARCHAR) AS act, t.case_no AS subject, t.reported_on AS on_date,
  CASE
    WHEN t.decided_day < t.reported_on OR t.handed_at_sec < t.decided_at_sec OR (t.decided_at IS NOT NULL AND t.approved IS NULL) THEN 'unknown'
    WHEN t.decided_day > x.due_on OR NOT t.approved THEN NULL
    WHEN t.handed_at_sec > t.decided_at_sec + s.transfer_seconds THEN 'late'
    WHEN t.decided_at IS NOT NULL AND t.handed_at IS NULL AND n.next_sec > t.decided_at_sec + s.transfer_seconds THEN 'overdue'
    WHEN t.decided_at IS NOT NULL AND t.handed_at IS NULL THEN 'pending'
  END AS ruled,
  CASE
    WHEN t.decided_day < t.reported_on OR t.handed_at_sec < t.decided_at_sec THEN 'done_before_start'
    WHEN t.decided_at IS NOT NULL AND t.approved IS NULL THEN 'entry_empty'
    WHEN t.decided_day > x.due_on OR NOT t.approved THEN NULL
    WHEN t.handed_at_sec > t.decided_at_sec + s.transfer_seconds THEN 'handed_over_late'
    WHEN t.decided_at IS NOT NULL AND t.handed_at IS NULL AND n.next_sec > t.decided_at_sec + s.transfer_seconds THEN 'not_handed_over'
  END AS reason,
  t.reported_on AS start_on, t.decided_day AS done_on, x.due_on, x.beyond, t.file, t.record
FROM crime_transfers t
CROSS JOIN setting s
JOIN civil_day n ON n.day = s.as_of
LEFT JOIN deadline x ON x.rule = 'transfer' AND x.start_on = t.reported_on AND x.extra = 0
