-- id: PRC-26
-- name: 当场处罚备案率
-- name.en: On-the-spot penalties reported
-- system: procedure
-- definition: 简易程序的处罚决定中，登记了报所属机关备案日期的比例。
-- definition.en: Share of the decisions by simple procedure for which the day of reporting to the agency is registered.
-- unit: 简易程序处罚决定
-- unit.en: decision by simple procedure
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 没有决定日期的不统计；没有补充登记的、备案早于决定的无法判定。法律没有写明备案期限，以统计时点为准。
-- exclusions.en: Not counted without a day of decision; unknown without an entry in the supplement, or when reported before the decision.
--     The law names no term: as of the as-of day.
-- law: 行政处罚法第52条第3款
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: case_details
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE WHEN e.case_no IS NULL OR e.reported_on < d.decision_on THEN 'unknown' WHEN e.reported_on IS NOT NULL THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN e.case_no IS NULL THEN 'not_listed' WHEN e.reported_on < d.decision_on THEN 'done_before_start' WHEN e.reported_on IS NULL THEN 'not_reported' END AS reason,
  d.decision_on AS start_on, e.reported_on AS done_on, d.file, d.record
FROM decision d
LEFT JOIN case_details e ON e.case_no = d.key
WHERE d.family = 'CF' AND d.simple AND d.decision_on IS NOT NULL
