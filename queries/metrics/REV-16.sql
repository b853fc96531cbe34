-- id: REV-16
-- name: 重大案件漏标率
-- name.en: Major cases not marked as such
-- system: review
-- definition: 重大行政处罚决定中，台账标明不是重大、也没有送法制审核的比例。重大：举行了听证，处罚种类为降低资质等级、限制开展生产经营活动、责令停产
--     停业、责令关闭或者限制从业、吊销许可证件，较大数额罚没，或者台账标明重大。
-- definition.en: Share of the major penalty decisions that the register marks as not major and that were not submitted for legal review. Major: a
--     hearing was held, lowering of qualification, restriction or suspension of business, closure or ban, revocation of a licence, a large
--     amount, or marked as major in the register.
-- unit: 重大行政处罚决定
-- unit.en: major penalty decision
-- attribution: 决定日期；只有文号的为立案日期
-- attribution.en: day of the decision; with a number only, the day of filing
-- exclusions: 简易程序决定、2019年1月3日前的决定不适用。是否重大未填写又没有送审的，无法判定（未经审核由法制审核率反映）。撤销立案的案件不统计。
-- exclusions.en: Simple procedure and decisions before 3 January 2019 are exempt. Unknown when nobody said whether it is major and it was not
--     submitted (the missing review belongs to REV-01). Withdrawn cases are not counted.
-- law: 行政处罚法第58条第1款；国办发〔2018〕118号
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: cases
-- evidence: reviews
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.ruled
    WHEN c.is_major OR v.key IS NOT NULL THEN 'met'
    WHEN c.is_major IS NULL THEN 'unknown'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN d.ruled IS NOT NULL THEN d.reason
    WHEN c.is_major OR v.key IS NOT NULL THEN NULL
    WHEN c.is_major IS NULL THEN 'major_unknown'
    ELSE 'major_not_marked'
  END AS reason,
  d.file, d.record
FROM review_duty d
JOIN cases c ON c.case_no = d.key
LEFT JOIN (SELECT DISTINCT ref_no AS key FROM reviews) v ON v.key = d.key
WHERE d.family = 'CF' AND d.major
