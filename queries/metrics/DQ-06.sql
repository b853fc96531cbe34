-- id: DQ-06
-- name: 关键日期缺失率
-- name.en: Key days missing
-- system: quality
-- definition: 各台账中按其余内容应当写明的日期，没有写明的比例：有文号的决定写明决定日期，已有结果的许可写明受理日期，已有结论的审核写明
--     意见日期，已写结案状态的案件（不予处罚的除外）写明结案日期，已有结果的复议诉讼写明办结日期，有证件的人员写明有效期。
-- definition.en: Share of the days that the rest of a row calls for which are missing: the decision of what has a number, the acceptance
--     of a licence with a result, the opinion of a review with a conclusion, the closing of a case with an outcome, the end of an appeal
--     with a result, the expiry of a certificate.
-- unit: 一行中应当写明的一个日期
-- unit.en: a day that a row calls for
-- attribution: none
-- attribution.en: none
-- exclusions: 来源没有这一列的不统计。因缺少必填日期而未采用的行，见数据合规率。
-- exclusions.en: Not counted where the source has no such column. Rows rejected for want of a required day are seen in DQ-01.
-- law: 双公示工作要求；国办发〔2018〕118号
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: cases, licences, reviews, appeals, officers
SELECT
  k.org, k.key || '|' || k.field AS key, k.act, k.subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN k.day IS NULL THEN 'overdue' ELSE 'met' END AS ruled,
  CASE WHEN k.day IS NULL THEN 'key_day_missing' END AS reason,
  k.file, k.record
FROM key_day k
LEFT JOIN absent_column b ON b.file = k.file AND b.field = k.field
WHERE b.file IS NULL
