-- id: PRC-10
-- name: 证件有效率
-- name.en: Certificate valid on the day
-- system: procedure
-- definition: 执法行为上的持证人员中，执法证件在行为当日有效的比例。人员先与行政执法人员清单核对，只统计核对上且有证件编号的人员；
--     同一行为上同一人只算一次。
-- definition.en: Share of the certified persons on actions whose certificate was valid on the day. Persons are matched to the list of officers;
--     only matched officers with a certificate number are counted, each once an action.
-- unit: 执法行为上的一名持证人员
-- unit.en: one certified person on an action
-- attribution: 立案日期（没有的为决定日期）、检查日期、强制决定日期
-- attribution.en: day of filing (else of the decision), of the inspection, of the coercion decision
-- exclusions: 未核对上的人员、没有证件编号的人员不统计。没有证件有效期至的，或者行为早于现证件生效（清单只载现证件，当时的证件不得而知）的，无法判定。
-- exclusions.en: Unmatched persons and officers without a number are not counted. Unknown without an end of validity, or when the action is
--     earlier than the current certificate (the list does not show the one held then).
-- law: 行政处罚法第42条；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: cases, inspections, coercions
-- evidence: officers
SELECT
  p.org, p.key || '|' || p.identity AS key, p.act, p.key AS subject, p.on_date,
  CASE
    WHEN p.cert_to IS NULL OR p.on_date < p.cert_from THEN 'unknown'
    WHEN p.on_date <= p.cert_to THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN p.cert_to IS NULL THEN 'validity_missing'
    WHEN p.on_date < p.cert_from THEN 'before_current_certificate'
    WHEN p.on_date > p.cert_to THEN 'certificate_expired'
  END AS reason,
  p.file, p.record
FROM action_person p
WHERE p.mention = 1 AND p.officer_cert IS NOT NULL
