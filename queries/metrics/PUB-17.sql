-- id: PUB-17
-- name: 不予公开理由登记率
-- name.en: Reasons given for not publishing
-- system: publicity
-- definition: 没有在合格渠道公开的执法决定中，登记了法定不予公开理由的比例：国家秘密、商业秘密、个人隐私、未成年人；2021年7月15日起的处罚决定
--     还有不具有一定社会影响。公开期限届满仍未公开，又没有登记理由或者只登记其他的，为缺失。
-- definition.en: Share of the decisions not published on a qualifying channel for which a lawful reason is registered: state or commercial secret,
--     privacy, a minor; for penalties from 15 July 2021 also no social impact. Not published when due, without a reason or with another one only,
--     is overdue.
-- unit: 未公开的执法决定（处罚、许可、强制）
-- unit.en: decision not published (penalty, licence, coercion)
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing (penalty) or application (licence)
-- exclusions: 已公开的不适用；简易程序决定、不予处罚决定、未准予的许可、2019年1月3日前的决定不适用。没有登记理由又没有文号或者决定日期的，无法
--     判定。理由是否成立、是否经过审批不在数据中，不作判断。
-- exclusions.en: Exempt when published; decisions by simple procedure or not to penalise, licences not granted and decisions before 3 January 2019 are
--     exempt. Unknown without a reason and without a number or a day of decision. Whether the reason holds and who approved it is not in
--     the data and not judged.
-- law: 政府信息公开条例第14条；政府信息公开条例第15条；行政处罚法第48条第1款；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: secrecy
-- further: yes
-- sources: cases, licences, coercions
-- evidence: disclosures or gsxt
SELECT
  u.org, u.key, u.act, u.key AS subject, u.on_date,
  CASE
    WHEN u.reason IN ('secrecy', 'no_social_impact') THEN CASE WHEN u.done_on IS NULL THEN 'met' ELSE 'exempt' END
    WHEN u.ruled IS NOT NULL THEN u.ruled
    WHEN u.done_on IS NOT NULL THEN 'exempt'
  END AS ruled,
  CASE
    WHEN u.done_on IS NOT NULL THEN 'published'
    WHEN u.reason IN ('secrecy', 'no_social_impact') THEN NULL
    WHEN u.ruled IS NOT NULL THEN u.reason
    WHEN x.due_on IS NULL THEN NULL
    WHEN d.secrecy IS NULL THEN 'withholding_reason_missing'
    ELSE 'withholding_reason_not_lawful'
  END AS reason,
  u.start_on, CAST(NULL AS DATE) AS done_on, x.due_on, x.beyond, u.file, u.record
FROM disclosure_duty u
JOIN decision d ON d.family = u.family AND d.key = u.key
LEFT JOIN deadline x ON x.rule = CASE WHEN u.ruled IS NULL THEN u.rule END AND x.start_on = u.start_on AND x.extra = 0
