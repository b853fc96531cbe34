-- id: PRC-29
-- name: 裁量依据记载率
-- name.en: Grounds of discretion stated
-- system: procedure
-- definition: 普通程序的处罚决定（不予处罚的除外）中，有裁量幅度的，记载了裁量依据的比例。
-- definition.en: Share of the ordinary penalty decisions with a range of discretion that state the basis on which it was used.
-- unit: 普通程序处罚决定
-- unit.en: ordinary penalty decision
-- attribution: 决定日期；只有文号的为立案日期
-- attribution.en: day of the decision, else of filing
-- exclusions: 登记为没有裁量幅度的不适用；没有补充登记的、没有依据又没有登记有无幅度的无法判定。
-- exclusions.en: Exempt when registered as without a range; unknown without an entry in the supplement, or when neither the basis nor the
--     range is registered.
-- law: 行政处罚法第34条；优化营商环境条例第60条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: case_details
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN NOT e.has_range THEN 'exempt'
    WHEN e.discretion IS NOT NULL THEN 'met'
    WHEN e.has_range THEN 'overdue'
    ELSE 'unknown'
  END AS ruled,
  CASE
    WHEN NOT e.has_range THEN 'no_discretion'
    WHEN e.discretion IS NOT NULL THEN NULL
    WHEN e.has_range THEN 'discretion_unstated'
    WHEN e.case_no IS NULL THEN 'not_listed'
    ELSE 'entry_empty'
  END AS reason,
  d.file, d.record
FROM decision d
LEFT JOIN case_details e ON e.case_no = d.key
WHERE d.family = 'CF' AND NOT d.simple AND NOT d.no_penalty
