-- id: PUB-25
-- name: 公开前审核率
-- name.en: Audited before publication
-- system: publicity
-- definition: 公示中，发布之前（含当日）经过审核的比例。
-- definition.en: Share of the publications that were audited by the day of publication.
-- unit: 一件决定在一个载体上的公示
-- unit.en: one decision on one channel
-- attribution: 发布日期
-- attribution.en: day of publication
-- exclusions: 没有审核日期的为没有审核。
-- exclusions.en: Not audited when there is no day of the audit.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- seen in: audited_on
-- further: yes
-- sources: disclosure_records
SELECT
  r.org, r.org || '|' || r.subject_no || '|' || r.channel AS key, r.act_type AS act, CAST(NULL AS VARCHAR) AS subject, r.published_on AS on_date,
  CASE WHEN r.audited_on <= r.published_on THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN r.audited_on IS NULL THEN 'audit_missing' WHEN r.audited_on > r.published_on THEN 'audited_after_publication' END AS reason,
  r.file, r.record
FROM disclosure_records r
