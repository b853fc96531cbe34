-- 公示义务：每件执法决定是否应当公开、自何日起、何日已公开。许可、处罚适用 publish（7个工作日），强制适用 publish_other（20个工作日）。
-- The duty to publish of every decision. Exempt stays exempt even when it was published; without a number nobody can tell.
-- 不适用的先后：简易程序、不予处罚、未准予的许可、制度施行前、依法不公开；“其他”理由不豁免。
SELECT
  d.family, d.act, d.key, d.org, d.on_date, d.file, d.record,
  CASE
    WHEN d.simple OR d.no_penalty THEN 'exempt'
    WHEN d.family = 'XK' AND s.publish_refusals = 0
      AND coalesce(d.result, '') NOT IN ('准予许可', '准予变更', '准予延续') THEN 'exempt'
    WHEN d.on_date < s.three_systems_from THEN 'exempt'
    WHEN d.secrecy IN ('国家秘密', '商业秘密', '个人隐私', '未成年人') THEN 'exempt'
    WHEN d.family = 'CF' AND d.secrecy = '无社会影响' AND d.on_date >= s.penalty_law_2021_from
      AND s.disclosure_regime = 'statute' THEN 'exempt'
    WHEN d.decision_no IS NULL THEN 'unknown'
  END AS ruled,
  CASE
    WHEN d.simple THEN 'simple_procedure'
    WHEN d.no_penalty THEN 'no_penalty'
    WHEN d.family = 'XK' AND s.publish_refusals = 0
      AND coalesce(d.result, '') NOT IN ('准予许可', '准予变更', '准予延续') THEN 'not_granted'
    WHEN d.on_date < s.three_systems_from THEN 'before_three_systems'
    WHEN d.secrecy IN ('国家秘密', '商业秘密', '个人隐私', '未成年人') THEN 'secrecy'
    WHEN d.family = 'CF' AND d.secrecy = '无社会影响' AND d.on_date >= s.penalty_law_2021_from
      AND s.disclosure_regime = 'statute' THEN 'no_social_impact'
    WHEN d.decision_no IS NULL THEN 'number_missing'
  END AS reason,
  CASE WHEN d.family = 'QZ' THEN 'publish_other' ELSE 'publish' END AS rule,
  d.decision_on AS start_on, p.published_on AS done_on
FROM decision d
CROSS JOIN setting s
LEFT JOIN publication p ON p.org = d.org AND p.docno = d.decision_no
