-- id: PRC-03
-- name: 送达及时率
-- name.en: Served in time
-- system: procedure
-- definition: 处罚决定中，按期送达当事人的比例。2021年7月15日起作出的决定为7个工作日内，此前作出的为7日内（届满日为非工作日的顺延），
--     当场处罚决定为当日。公告送达的以公告日期为准。
-- definition.en: Share of the penalty decisions served in time: within 7 working days for decisions from 15 July 2021, within 7 days (rolled to
--     a working day) before, on the same day in simple procedure. Service by public notice counts from the notice.
-- unit: 处罚决定
-- unit.en: penalty decision
-- attribution: 决定日期；只有文号的为立案日期
-- attribution.en: day of the decision; with a number only, the day of filing
-- exclusions: 撤销立案的不统计。没有决定日期的、公告送达有送达日期而没有公告日期的、送达早于决定的，无法判定。邮寄在途和公告期间不扣除。
-- exclusions.en: Withdrawn cases are not counted. Unknown without a day of decision, when service by public notice has a day of service but none
--     of the notice, or when served before the decision. Time in the post and the notice period are not subtracted.
-- law: 行政处罚法第61条；行政处罚法第85条
-- direction: up
-- target: 0.98
-- clock: deadline
-- seen in: served_on, announced_on
-- sources: cases
SELECT
  p.org, p.key, p.act, p.key AS subject, p.on_date,
  CASE
    WHEN p.decision_on IS NULL THEN 'unknown'
    WHEN p.service = '公告送达' AND p.served_on IS NOT NULL AND p.done_on IS NULL THEN 'unknown'
  END AS ruled,
  CASE
    WHEN p.decision_on IS NULL THEN 'decision_date_missing'
    WHEN p.service = '公告送达' AND p.served_on IS NOT NULL AND p.done_on IS NULL THEN 'notice_date_missing'
  END AS reason,
  p.decision_on AS start_on, p.done_on, x.due_on, x.beyond, p.file, p.record
FROM penalty_service p
LEFT JOIN deadline x ON x.rule = p.rule AND x.start_on = p.decision_on AND x.extra = 0
