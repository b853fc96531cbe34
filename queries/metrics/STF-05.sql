-- id: STF-05
-- name: 在岗人员持证率
-- name.en: Officers on duty with a valid certificate
-- system: supervision
-- definition: 在岗行政执法人员中，统计时点持有在有效期内的执法证件的比例。有效期最后一日仍有效。
-- definition.en: Share of the officers on duty who hold an enforcement certificate that is valid at the as-of day. It is valid on its last day, too.
-- unit: 在岗执法人员
-- unit.en: officer on duty
-- attribution: none
-- attribution.en: none
-- exclusions: 有证件编号而没有证件有效期的，现证件在统计时点尚未生效的（此前的证件不在清单中），无法判定。不分时段，以统计时点为准。
-- exclusions.en: Unknown when a certificate has no expiry, or begins after the as-of day (the one held before is not in the list). As of the as-of day,
--     without a period.
-- law: 行政处罚法第42条第1款；国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- seen in: cert_no
-- further: yes
-- sources: officers
SELECT
  o.org, o.key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN o.cert_no IS NULL THEN 'overdue'
    WHEN o.cert_to IS NULL OR o.cert_from > s.as_of THEN 'unknown'
    WHEN o.cert_to >= s.as_of THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN o.cert_no IS NULL THEN 'certificate_missing'
    WHEN o.cert_to IS NULL THEN 'validity_missing'
    WHEN o.cert_from > s.as_of THEN 'certificate_not_begun'
    WHEN o.cert_to < s.as_of THEN 'certificate_expired'
  END AS reason,
  o.file, o.record
FROM officer_on_duty o
CROSS JOIN setting s
