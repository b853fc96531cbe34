-- id: DQ-02
-- name: 信用代码校验通过率
-- name.en: Credit codes that pass their check
-- system: quality
-- definition: 已填写的当事人、申请人、检查对象统一社会信用代码中，位数、字符和校验码均符合GB 32100的比例。被表格软件改成科学记数的代码已失去数字，
--     计为不符。
-- definition.en: Share of the credit codes given for parties, applicants and inspected objects whose length, characters and check character agree
--     with GB 32100. A code that a spreadsheet has turned into scientific notation has lost its digits and does not.
-- unit: 填写的统一社会信用代码
-- unit.en: credit code given
-- attribution: none
-- attribution.en: none
-- exclusions: 未填写的不统计；案件、许可中当事人类型为自然人或者未填写的不统计。报送时已遮掩的（含*）不适用。
-- exclusions.en: Empty codes are not counted, nor, in cases and licences, those of natural persons and of parties without a type. Codes that the
--     sender has masked (*) are exempt.
-- law: GB 32100-2015 法人和其他组织统一社会信用代码编码规则
-- direction: up
-- target: 0.99
-- clock: ruled
-- sources: cases, licences, inspections, credit_penalties, credit_licences
SELECT
  c.org, c.layout || '|' || c.number AS key, c.act, CASE WHEN c.of_act THEN c.number END AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN f.file IS NOT NULL THEN 'overdue'
    WHEN c.code LIKE '%*%' THEN 'exempt'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN f.file IS NOT NULL THEN 'credit_code_invalid'
    WHEN c.code LIKE '%*%' THEN 'code_masked'
  END AS reason,
  c.file, c.record
FROM party_code c
LEFT JOIN code_flaw f ON f.file = c.file AND f.record = c.record AND f.field = c.field
