-- id: PRC-33
-- name: 追诉时效疑似率
-- name.en: Past the limitation, it seems
-- system: procedure
-- definition: 登记了违法行为终了日期和发现日期的处罚决定（不予处罚的除外）中，发现时已超过二年（涉及生命健康安全、金融安全的五年）的比例。
--     须人工核实。
-- definition.en: Share of the penalty decisions with the days on which the violation ended and was found of which it was found more than
--     two years after (five when life, health or finance is concerned). To be checked by hand.
-- unit: 处罚决定
-- unit.en: penalty decision
-- attribution: 决定日期；只有文号的为立案日期
-- attribution.en: day of the decision, else of filing
-- exclusions: 没有补充登记的、缺一个日期的、发现早于终了的无法判定。违法行为持续的以终了日期为准；五年的适用还须看危害后果，登记为涉及的即
--     按五年。
-- exclusions.en: Unknown without an entry, without one of the days, or when found before it ended. Of a continuing violation the last day
--     counts; five years whenever marked so, though the law also asks for harmful consequences.
-- law: 行政处罚法第36条
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: case_details
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN e.found_on IS NULL OR e.ended_on IS NULL OR e.found_on < e.ended_on THEN 'unknown'
    WHEN f.mark > b.mark + 372 * CASE WHEN e.grave THEN s.limitation_grave_years ELSE s.limitation_years END THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN e.case_no IS NULL THEN 'not_listed'
    WHEN e.found_on IS NULL OR e.ended_on IS NULL THEN 'entry_empty'
    WHEN e.found_on < e.ended_on THEN 'done_before_start'
    WHEN f.mark > b.mark + 372 * CASE WHEN e.grave THEN s.limitation_grave_years ELSE s.limitation_years END THEN 'past_limitation'
  END AS reason,
  e.ended_on AS start_on, e.found_on AS done_on, d.file, d.record
FROM decision d
CROSS JOIN setting s
LEFT JOIN case_details e ON e.case_no = d.key
LEFT JOIN day_mark b ON b.day = e.ended_on
LEFT JOIN day_mark f ON f.day = e.found_on
WHERE d.family = 'CF' AND NOT d.no_penalty
