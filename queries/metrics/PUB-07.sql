-- id: PUB-07
-- name: 决定公示率
-- name.en: Decisions published
-- system: publicity
-- definition: 应当公开的执法决定中，已在合格渠道公开的比例。行政许可、行政处罚决定自作出之日起7个工作日内公开，其他决定20个工作日内公开；
--     迟于期限公开的，本指标仍计为达标（是否及时由公示及时率反映）；期限届满仍未公开的为逾期。合格渠道：信用中国、国家企业信用信息公示系统、
--     省行政执法公示平台、门户网站。
-- definition.en: Share of the decisions that have to be published which are published on a qualifying channel. Licences and penalties are
--     due within 7 working days, other decisions within 20. Publication after the due day still counts here (timeliness has its own
--     metric); not published after the due day is overdue. Qualifying channels: Credit China, the National Enterprise Credit
--     Information Publicity System, the provincial enforcement platform, the portal website.
-- unit: 执法决定（处罚、许可、强制）
-- unit.en: decision (penalty, licence, coercion)
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing (penalty) or application (licence)
-- exclusions: 简易程序决定；不予处罚决定；未准予的许可；2019年1月3日前的决定；因国家秘密、商业秘密、个人隐私、未成年人不予公开的；
--     2021年7月15日起的处罚决定不具有一定社会影响的。没有文号的无法判定；公示日期早于决定日期的无法判定。
-- exclusions.en: Decisions by simple procedure; decisions not to penalise; licences not granted; decisions before 3 January 2019; decisions
--     withheld as state or commercial secret, privacy or concerning a minor; penalties from 15 July 2021 without social impact.
--     Unknown without a number, or when published before the decision.
-- law: 国办发〔2018〕118号；行政处罚法第48条；行政许可法第40条；政府信息公开条例第26条
-- direction: up
-- target: 1
-- clock: deadline
-- late is met: yes
-- sources: cases, licences, coercions
-- evidence: disclosures or gsxt
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date, d.ruled, d.reason,
  d.start_on, d.done_on, x.due_on, x.beyond, d.file, d.record
FROM disclosure_duty d
LEFT JOIN deadline x ON x.rule = d.rule AND x.start_on = d.start_on AND x.extra = 0
