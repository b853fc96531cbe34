-- id: PRC-30
-- name: 不予、从轻、减轻处罚适用率
-- name.en: Leniency applied
-- system: procedure
-- definition: 登记了不予、从轻、减轻处罚事由的处罚案件中，有法定事由（首次违法、违法轻微、无主观过错等）的比例。各事由在清单中分列。
-- definition.en: Share of the penalty cases with an entry on it in which a legal ground for no, a lighter or a reduced penalty applied (a
--     first, a minor violation, no fault …). The list shows which.
-- unit: 处罚决定（含不予处罚）
-- unit.en: penalty decision, also not to penalise
-- attribution: 决定日期；只有文号的为立案日期
-- attribution.en: day of the decision, else of filing
-- exclusions: 没有补充登记的、事由为空的无法判定（没有事由的登记为“无”）。不予处罚而登记为“无”的也无法判定。依法当宽则宽，多少都不评分，
--     只作参考。
-- exclusions.en: Unknown without an entry, or when it is empty (none is written as 无), and when a decision not to penalise says none.
--     Neither many nor few are good: for information only.
-- law: 行政处罚法第30条；行政处罚法第31条；行政处罚法第32条；行政处罚法第33条
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: cases
-- evidence: case_details
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN e.leniency IS NULL OR (e.leniency = '无' AND d.no_penalty) THEN 'unknown'
    WHEN e.leniency = '无' THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN e.case_no IS NULL THEN 'not_listed'
    WHEN e.leniency IS NULL THEN 'entry_empty'
    WHEN e.leniency = '无' AND d.no_penalty THEN 'ground_missing'
    WHEN e.leniency = '无' THEN 'no_leniency'
    WHEN e.leniency = '首次违法' THEN 'lenient_first'
    WHEN e.leniency = '违法轻微' THEN 'lenient_minor'
    WHEN e.leniency = '无主观过错' THEN 'lenient_no_fault'
    ELSE 'lenient_other'
  END AS reason,
  d.file, d.record
FROM decision d
LEFT JOIN case_details e ON e.case_no = d.key
WHERE d.family = 'CF'
