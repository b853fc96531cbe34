-- id: DQ-04
-- name: 重复率
-- name.en: Repeated rows
-- system: quality
-- definition: 可用的数据行中，与已有的行编号相同的比例：内容完全相同的重复行，以及内容不同、被后来的行取代的行。
-- definition.en: Share of the usable data rows that share their natural key with another: exact duplicates, and rows that differ and were replaced
--     by a later one.
-- unit: 数据行
-- unit.en: data row
-- attribution: none
-- attribution.en: none
-- exclusions: 执法主体名录和案卷文书目录没有所属机关列，不统计。被拒绝的行不参加比较，不统计。
-- exclusions.en: The register of agencies and the index of documents name no agency and are not counted. Rejected rows are not compared and not
--     counted.
-- law: 本系统模板与取值规则
-- direction: down
-- target: 0
-- clock: ruled
-- stored: no
-- sources: every layout with an agency
SELECT
  r.org, p.prefix || CAST(r.record AS VARCHAR) AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject,
  CAST(NULL AS DATE) AS on_date,
  CASE WHEN r.fate = 'kept' THEN 'met' ELSE 'overdue' END AS ruled,
  CASE r.fate
    WHEN 'duplicate' THEN 'duplicate_row'
    WHEN 'conflict' THEN 'replaced_row'
  END AS reason,
  r.file, r.record
FROM data_row r
JOIN row_prefix p ON p.file = r.file
WHERE r.fate IN ('kept', 'duplicate', 'conflict')
