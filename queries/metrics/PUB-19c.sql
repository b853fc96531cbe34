-- id: PUB-19c
-- name: 双公示漏报率
-- name.en: Decisions missing from credit reporting
-- system: publicity
-- definition: 应当报送双公示的行政处罚决定、准予的行政许可决定中，自作出之日起7个工作日届满仍未报送的比例。两个双公示文件中任何一个有同一机关、
--     同一文号的记录，不论日期，即为已报送（是否迟报由迟报率反映）。
-- definition.en: Share of the penalties and granted licences that have to be reported to the credit platform which are in neither credit file 7
--     working days after the decision. A row of the same agency and number in either file, of whatever day, is a report (lateness has
--     its own metric).
-- unit: 执法决定（处罚、许可）
-- unit.en: decision (penalty, licence)
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期
-- attribution.en: day of the decision; with a number only, the day of filing (penalty) or application (licence)
-- exclusions: 未准予的许可不统计。简易程序决定、不予处罚决定和因国家秘密、商业秘密、个人隐私、未成年人不予公开的决定不适用；
--     “不具有一定社会影响”不免除报送。没有文号或者没有决定日期的无法判定。
-- exclusions.en: Licences not granted are not counted. Exempt: decisions by simple procedure, decisions not to penalise, decisions withheld as
--     state or commercial secret, privacy or concerning a minor; lack of social impact does not exempt. Unknown without a number or a
--     day of decision.
-- law: 双公示工作要求
-- direction: down
-- target: 0
-- clock: deadline
-- sources: cases, licences
-- evidence: credit_penalties or credit_licences
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date, d.ruled, d.reason,
  d.decision_on AS start_on, CAST(NULL AS DATE) AS done_on, x.due_on, x.beyond, d.file, d.record
FROM credit_duty d
LEFT JOIN deadline x ON x.rule = 'report' AND x.start_on = d.decision_on AND x.extra = 0
