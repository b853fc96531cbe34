-- id: licence
-- name: 行政许可实施情况
-- name.en: Administrative licences
-- columns: 申请 | 受理 | 许可 | 不予许可 | 撤销许可
-- sources: licences
-- 申请、受理各按其日期，其余按决定日期。
-- Applications and acceptances by their own days, the rest by the day of the decision.
SELECT l.org, l.licence_no AS key, l.applied_on AS on_date, '申请' AS item, 1 AS amount, l.file, l.record
FROM licences l
UNION ALL
SELECT l.org, l.licence_no, l.accepted_on, '受理', 1, l.file, l.record
FROM licences l
UNION ALL
SELECT
  l.org, l.licence_no, l.decision_on,
  CASE
    WHEN l.result IN ('准予许可', '准予变更', '准予延续') THEN '许可'
    WHEN l.result IN ('不予许可', '不予变更', '不予延续') THEN '不予许可'
    ELSE '撤销许可'
  END,
  1, l.file, l.record
FROM licences l
WHERE l.result IN ('准予许可', '准予变更', '准予延续', '不予许可', '不予变更', '不予延续', '撤销许可')
