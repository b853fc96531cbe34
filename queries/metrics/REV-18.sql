-- id: REV-18
-- name: 重大处罚备案及时率
-- name.en: Major penalties filed with the government
-- system: review
-- definition: 应当报同级政府备案的重大行政处罚决定中，自决定之日起15日内备案的比例；届满日为非工作日的，顺延至其后第一个工作日。范围：责令
--     停产停业、吊销许可证件、行政拘留、较大数额罚没。
-- definition.en: Share of the major penalties that have to be filed with the government which were filed within 15 days; a due day that is
--     not a working day moves to the next one. Suspension of business, revocation of a licence, detention, large amounts.
-- unit: 重大行政处罚决定
-- unit.en: major penalty decision
-- attribution: 决定日期
-- attribution.en: day of the decision
-- exclusions: 不予处罚决定、撤销立案的案件、没有决定日期的案件不统计。
-- exclusions.en: Decisions not to penalise, withdrawn cases and cases without a day of decision are not counted.
-- law: 山西省重大行政处罚决定备案办法
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: filed_gov_on
-- sources: cases
SELECT
  f.org, f.key, f.act, f.key AS subject, f.on_date,
  CAST(NULL AS VARCHAR) AS ruled, CAST(NULL AS VARCHAR) AS reason,
  f.decision_on AS start_on, f.filed_gov_on AS done_on, x.due_on, x.beyond, f.file, f.record
FROM filing_duty f
LEFT JOIN deadline x ON x.rule = 'filing' AND x.start_on = f.decision_on AND x.extra = 0
