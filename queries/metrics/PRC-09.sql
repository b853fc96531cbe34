-- id: PRC-09
-- name: 持证执法率
-- name.en: Officers with certificates
-- system: procedure
-- definition: 执法行为上记载的人员中，能在行政执法人员清单中核对到、且清单记有执法证件编号的比例。每件执法行为上的每个人算一次。
-- definition.en: Share of the persons named on actions who are found in the list of officers with a certificate number. Each person counts
--     once on each action.
-- unit: 执法行为上的一名人员
-- unit.en: person on an action
-- attribution: 立案日期（没有的为决定日期）、检查日期、强制决定日期
-- attribution.en: day of filing (else of the decision), of the inspection, of the coercion decision
-- exclusions: 只写姓名而核对不到唯一一人的，无法判定；证件编号与清单不符、但本机关清单中恰有一名同名人员的，无法判定（证号疑误）。简易程序案
--     件、非现场检查也统计。
-- exclusions.en: Unknown when only a name is given that does not mean exactly one officer, and when the certificate number differs from
--     that of the only officer of that name in the agency. Simple cases and off-site inspections are included.
-- law: 行政处罚法第42条；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: cases, inspections, coercions
-- evidence: officers
SELECT
  p.org, p.key || '|' || p.identity AS key, p.act, p.key AS subject, p.on_date,
  CASE
    WHEN p.officer_cert IS NOT NULL THEN 'met'
    WHEN p.matched THEN 'overdue'
    WHEN p.cert_no IS NULL OR n.name IS NOT NULL THEN 'unknown'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN p.officer_cert IS NOT NULL THEN NULL
    WHEN p.matched THEN 'certificate_missing'
    WHEN p.cert_no IS NULL THEN 'person_not_matched'
    WHEN n.name IS NOT NULL THEN 'certificate_differs'
    ELSE 'not_in_register'
  END AS reason,
  p.file, p.record
FROM action_person p
LEFT JOIN officer_by_name n ON n.org = p.org AND n.name = p.name
WHERE p.mention = 1
