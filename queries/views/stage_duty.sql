-- 处罚决定的七个环节：是否适用、是否已有记录、未到期看什么（service：送达期限；closing：结案）。
-- The seven stages of a penalty decision: exempt or not, shown or not, and what keeps it pending.
SELECT
  d.key, d.org, d.act, d.on_date, d.decision_on, d.file, d.record, t.stage, c.served_on, c.closed_on,
  f.stage IS NOT NULL AS shown,
  CASE
    WHEN d.simple AND t.stage <> '决定' THEN 'simple_procedure'
    WHEN d.no_penalty AND t.stage = '执行' THEN 'no_penalty'
  END AS exempt,
  CASE t.stage WHEN '送达' THEN 'service' WHEN '执行' THEN 'closing' END AS due
FROM decision d
CROSS JOIN (SELECT DISTINCT stage FROM stage_document) t
JOIN cases c ON c.case_no = d.key
LEFT JOIN case_stage f ON f.case_no = d.key AND f.stage = t.stage
WHERE d.family = 'CF' AND d.decision_on IS NOT NULL
