-- id: REV-10
-- name: 审核人员占比
-- name.en: Share of legal reviewers
-- system: review
-- definition: 法制审核人员不少于持证执法人员5%且至少1人的执法主体的比例。持证执法人员：统计时点在岗、有证件编号且证件在有效期内的执法人员。
-- definition.en: Share of the enforcement agencies with legal reviewers of at least 5 % of their certified officers, and at least one. Certified
--     officers: on duty at the as-of day, with a number, the certificate being valid.
-- unit: 执法主体
-- unit.en: enforcement agency
-- attribution: none
-- attribution.en: none
-- exclusions: 没有持证执法人员的执法主体不适用。
-- exclusions.en: Agencies without certified officers are exempt.
-- law: 国办发〔2018〕118号；行政处罚法第58条
-- direction: up
-- target: none
-- clock: ruled
-- extra: officers, reviewers
-- sources: orgs
-- evidence: reviewers and officers
SELECT
  g.org, g.org AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN g.officers = 0 THEN 'exempt'
    WHEN g.reviewers >= s.reviewer_minimum AND g.reviewers * 100 >= g.officers * s.reviewer_percent THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN g.officers = 0 THEN 'no_certified_officers'
    WHEN g.reviewers < s.reviewer_minimum OR g.reviewers * 100 < g.officers * s.reviewer_percent THEN 'too_few_reviewers'
  END AS reason,
  g.officers AS extra_1, g.reviewers AS extra_2, g.file, g.record
FROM (
  SELECT a.org, a.file, a.record, coalesce(o.n, 0) AS officers, coalesce(v.n, 0) AS reviewers
  FROM agency a
  LEFT JOIN (
    SELECT d.org, count(*) AS n
    FROM officer_on_duty d
    CROSS JOIN setting s
    WHERE d.cert_no IS NOT NULL AND d.cert_to >= s.as_of AND (d.cert_from IS NULL OR d.cert_from <= s.as_of)
    GROUP BY d.org
  ) o ON o.org = a.org
  LEFT JOIN (
    SELECT org, count(*) AS n
    FROM reviewers
    WHERE coalesce(active, TRUE)
    GROUP BY org
  ) v ON v.org = a.org
) g
CROSS JOIN setting s
