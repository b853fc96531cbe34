-- id: PRC-23
-- name: 撤案率
-- name.en: Cases withdrawn
-- system: procedure
-- definition: 立案的普通程序案件中，以撤销立案结案的比例。
-- definition.en: Share of the ordinary cases filed that ended by being withdrawn.
-- unit: 普通程序案件
-- unit.en: ordinary case
-- attribution: 立案日期
-- attribution.en: day of filing
-- exclusions: 尚未结案的未到期；已结案而没有写结案状态的无法判定。撤销立案的理由见处罚案件补充登记，没有登记的另行标明。撤案多少都不说明
--     好坏，只作参考。
-- exclusions.en: Pending until the case is closed; unknown when it is closed and nobody says how. The reason of a withdrawal is in the
--     supplement to the ledger; where it is missing, the row says so. For information only.
-- law: 行政处罚法第54条
-- direction: down
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: cases
SELECT
  c.org, c.case_no AS key, '行政处罚' AS act, c.case_no AS subject, c.filed_on AS on_date,
  CASE
    WHEN c.close_kind = '撤销立案' THEN 'overdue'
    WHEN c.close_kind IS NOT NULL THEN 'met'
    WHEN c.closed_on IS NOT NULL THEN 'unknown'
    ELSE 'pending'
  END AS ruled,
  CASE
    WHEN c.close_kind = '撤销立案' AND e.case_no IS NOT NULL AND e.withdrawal_reason IS NULL THEN 'withdrawn_without_reason'
    WHEN c.close_kind = '撤销立案' THEN 'withdrawn'
    WHEN c.close_kind IS NULL AND c.closed_on IS NOT NULL THEN 'outcome_missing'
  END AS reason,
  c.file, c.record
FROM cases c
LEFT JOIN case_details e ON e.case_no = c.case_no
WHERE c.procedure = '普通程序' AND c.filed_on IS NOT NULL
