-- id: PUB-19a
-- name: 双公示合规率
-- name.en: Credit reports complete
-- system: publicity
-- definition: 双公示文件的各行中，必填内容齐全、代码有效的比例。
-- definition.en: Share of the rows of the credit files in which everything required is given and the codes are valid.
-- unit: 双公示文件的一行
-- unit.en: row of a credit file
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 自然人的证件号码可以遮掩；未遮掩的身份证号应当有效。法人、个体工商户的统一社会信用代码应当有效且不遮掩，个体工商户的以92开头。
--     处罚种类含罚款、没收的，应有金额。
-- exclusions.en: Numbers of natural persons may be masked; a citizen number that is not has to be valid. Credit codes of the others have to
--     be valid and open, those of individual businesses begin with 92. Fines and confiscations need amounts.
-- law: 双公示数据标准
-- direction: up
-- target: 0.99
-- clock: ruled
-- sources: credit_penalties, credit_licences
SELECT
  r.org, r.key, r.act, r.docno AS subject, r.decision_on AS on_date,
  CASE WHEN r.gap IS NULL THEN 'met' ELSE 'overdue' END AS ruled, r.gap AS reason, r.file, r.record
FROM credit_row r
