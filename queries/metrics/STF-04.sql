-- id: STF-04
-- name: 证件按期换发率
-- name.en: Certificates renewed in time
-- system: supervision
-- definition: 在岗执法人员的执法证件中，统计时点有效期还有180日以上的比例；不足180日的为未到期，列出到期日，供提前换发；已过有效期的为逾
--     期。
-- definition.en: Share of the certificates of officers on duty that are valid for 180 days more or longer. Those with less are pending,
--     with the day on which they expire, so that they are renewed ahead; expired ones are overdue.
-- unit: 在岗执法人员的执法证件
-- unit.en: certificate of an officer on duty
-- attribution: none
-- attribution.en: none
-- exclusions: 没有证件的不统计，见在岗人员持证率；有证件而没有有效期的、尚未生效的，无法判定。不分时段，以统计时点为准。
-- exclusions.en: Officers without a certificate are not counted, see STF-05; unknown without an expiry, or when it has not begun. As of
--     the as-of day, without a period.
-- law: 国办发〔2018〕118号；行政处罚法第42条第1款
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: officers
SELECT
  o.org, o.key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN o.cert_to IS NULL OR o.cert_from > s.as_of THEN 'unknown'
    WHEN o.cert_to < s.as_of THEN 'overdue'
    WHEN c.day_no < t.day_no + s.renewal_days THEN 'pending'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN o.cert_to IS NULL THEN 'validity_missing'
    WHEN o.cert_from > s.as_of THEN 'certificate_not_begun'
    WHEN o.cert_to < s.as_of THEN 'certificate_expired'
    WHEN c.day_no < t.day_no + s.renewal_days THEN 'certificate_expires_soon'
  END AS reason,
  o.cert_from AS start_on, CAST(NULL AS DATE) AS done_on, o.cert_to AS due_on, o.file, o.record
FROM officer_on_duty o
CROSS JOIN setting s
JOIN civil_day t ON t.day = s.as_of
LEFT JOIN civil_day c ON c.day = o.cert_to
WHERE o.cert_no IS NOT NULL
