-- id: PUB-14
-- name: 公示内容一致率
-- name.en: What is published agrees with the register
-- system: publicity
-- definition: 对得上台账的公示（处罚、许可）中，公示的当事人名称、决定日期与台账相同，处罚的罚款金额相差不超过1元的比例。
-- definition.en: Share of the publications (penalties, licences) matched to the register whose party and day of decision are the same and,
--     of a penalty, whose fine differs by no more than 1 yuan.
-- unit: 一件决定在一个载体上的公示
-- unit.en: one decision on one channel
-- attribution: 发布日期
-- attribution.en: day of publication
-- exclusions: 公示没有当事人名称或者决定日期的、台账没有决定日期的，无法判定。文号对不上本机关台账的不统计，由跨源一致率反映。
-- exclusions.en: Unknown when the publication does not say the party or the day, or the register has no day. Not counted when the number is
--     in no register of the agency.
-- law: 国办发〔2018〕118号；政府信息公开条例第6条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: disclosure_records
-- evidence: cases or licences
SELECT
  r.org, r.org || '|' || r.subject_no || '|' || r.channel AS key, d.act, d.key AS subject, r.published_on AS on_date,
  CASE
    WHEN r.party_name IS NULL OR r.decision_on IS NULL OR d.decision_on IS NULL THEN 'unknown'
    WHEN r.party_name <> d.party_name OR r.decision_on <> d.decision_on THEN 'overdue'
    WHEN d.family = 'CF' AND (d.fine - coalesce(r.fine, 0) > 1 OR coalesce(r.fine, 0) - d.fine > 1) THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN r.party_name IS NULL OR r.decision_on IS NULL OR d.decision_on IS NULL THEN 'published_content_missing'
    WHEN r.party_name <> d.party_name OR r.decision_on <> d.decision_on THEN 'published_content_differs'
    WHEN d.family = 'CF' AND (d.fine - coalesce(r.fine, 0) > 1 OR coalesce(r.fine, 0) - d.fine > 1) THEN 'published_content_differs'
  END AS reason,
  r.file, r.record
FROM disclosure_records r
JOIN (
  SELECT q.family, q.act, q.org, q.key, q.decision_no, q.decision_on, c.party_name, coalesce(c.fine, 0) AS fine,
    row_number() OVER (PARTITION BY q.org, q.decision_no ORDER BY q.key) AS place
  FROM decision q
  JOIN cases c ON c.case_no = q.key
  WHERE q.family = 'CF'
  UNION ALL
  SELECT q.family, q.act, q.org, q.key, q.decision_no, q.decision_on, l.party_name, 0,
    row_number() OVER (PARTITION BY q.org, q.decision_no ORDER BY q.key) AS place
  FROM decision q
  JOIN licences l ON l.licence_no = q.key
  WHERE q.family = 'XK'
) d ON d.org = r.org AND d.act = r.act_type AND d.decision_no = r.subject_no AND d.place = 1
