-- id: DQ-01
-- name: 数据合规率
-- name.en: Data as required
-- system: quality
-- definition: 报来的数据行中，被采用且没有错误的比例。被拒绝的行（必填项为空或者无法识别、机关不在名录中），以及被采用但有无法识别的值或者代码校验
--     不符的行，为不合规。机关无法识别的行归入“未识别的机关”，计入合计。
-- definition.en: Share of the data rows handed in that were kept and have no error. Not so are rows that were rejected (a required value missing
--     or unreadable, an agency not in the register) and rows that were kept with a value that could not be read or a code that fails its
--     check. Rows whose agency could not be resolved stand under an agency of their own and are part of the total.
-- unit: 数据行
-- unit.en: data row
-- attribution: none
-- attribution.en: none
-- exclusions: 执法主体名录和案卷文书目录没有所属机关列，不统计。重复行和被后来的行取代的行由重复率反映。
-- exclusions.en: The register of agencies and the index of documents name no agency and are not counted. Duplicates and replaced rows have a
--     metric of their own.
-- law: 双公示工作要求；本系统模板与取值规则
-- direction: up
-- target: 0.99
-- clock: ruled
-- stored: no
-- sources: every layout with an agency
SELECT
  r.org, p.prefix || CAST(r.record AS VARCHAR) AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject,
  CAST(NULL AS DATE) AS on_date,
  CASE WHEN r.fate = 'kept' AND f.code IS NULL THEN 'met' ELSE 'overdue' END AS ruled,
  CASE coalesce(r.code, f.code)
    WHEN 'MISSING_REQUIRED' THEN 'required_missing'
    WHEN 'INVALID_REQUIRED' THEN 'required_unreadable'
    WHEN 'ORG_UNRESOLVED' THEN 'agency_unresolved'
    WHEN 'INVALID_VALUE' THEN 'value_unreadable'
    WHEN 'USCC_INVALID' THEN 'credit_code_invalid'
    WHEN 'ID_INVALID' THEN 'identity_number_invalid'
  END AS reason,
  r.file, r.record
FROM data_row r
JOIN row_prefix p ON p.file = r.file
LEFT JOIN row_flaw f ON f.file = r.file AND f.record = r.record
WHERE r.fate IN ('kept', 'rejected')
