-- id: DQ-03
-- name: 证件号校验通过率
-- name.en: Citizen numbers that pass their check
-- system: quality
-- definition: 已填写的自然人公民身份号码中，位数、出生日期和校验码均符合GB 11643的比例。号码在读取时校验，随即遮掩，此后不再出现。
-- definition.en: Share of the citizen numbers given for parties whose length, date of birth and check character agree with GB 11643. They
--     are checked when read, masked at once, and seen no more.
-- unit: 填写的公民身份号码
-- unit.en: citizen number given
-- attribution: none
-- attribution.en: none
-- exclusions: 未填写的不统计；案件、许可只看当事人类型为自然人的，双公示只看证件类型为身份证的。报送时已遮掩的（含*）不适用。
-- exclusions.en: Empty ones are not counted; of cases and licences those of natural persons, of the credit files those of identity cards.
--     Numbers that the sender has masked (*) are exempt.
-- law: GB 11643-1999 公民身份号码
-- direction: up
-- target: 0.99
-- clock: ruled
-- further: yes
-- sources: cases, licences, credit_penalties, credit_licences
SELECT
  c.org, c.layout || '|' || c.number AS key, c.act, CASE WHEN c.of_act THEN c.number END AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN f.file IS NOT NULL THEN 'overdue'
    WHEN c.code LIKE '%*%' AND m.file IS NULL THEN 'exempt'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN f.file IS NOT NULL THEN 'identity_number_invalid'
    WHEN c.code LIKE '%*%' AND m.file IS NULL THEN 'code_masked'
  END AS reason,
  c.file, c.record
FROM person_code c
LEFT JOIN code_flaw f ON f.file = c.file AND f.record = c.record AND f.field = c.field
LEFT JOIN masked_cell m ON m.file = c.file AND m.record = c.record AND m.field = c.field
