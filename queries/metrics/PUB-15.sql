-- id: PUB-15
-- name: 疑似个人信息泄露率
-- name.en: Personal data exposed
-- system: publicity
-- definition: 经检查的公示中，公开内容含有自然人完整证件号码、电话或者住址的比例。
-- definition.en: Share of the publications checked whose content shows a full identity number, a telephone number or the home address of a
--     natural person.
-- unit: 一件决定在一个载体上的公示
-- unit.en: one decision on one channel
-- attribution: 发布日期
-- attribution.en: day of publication
-- exclusions: 没有检查结果的无法判定。公示的原文不在数据中，以检查登记为准。
-- exclusions.en: Unknown without a result of the check. The text itself is not in the data; the registered check stands for it.
-- law: 政府信息公开条例第15条；行政处罚法第50条；个人信息保护法第28条
-- direction: down
-- target: 0
-- clock: ruled
-- further: yes
-- sources: disclosure_records
SELECT
  r.org, r.org || '|' || r.subject_no || '|' || r.channel AS key, r.act_type AS act, CAST(NULL AS VARCHAR) AS subject, r.published_on AS on_date,
  CASE WHEN r.personal IS NULL THEN 'unknown' WHEN r.personal THEN 'overdue' ELSE 'met' END AS ruled,
  CASE WHEN r.personal IS NULL THEN 'not_checked' WHEN r.personal THEN 'personal_data_exposed' END AS reason,
  r.file, r.record
FROM disclosure_records r
