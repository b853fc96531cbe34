-- id: PUB-26
-- name: 自动推送率
-- name.en: Pushed automatically
-- system: publicity
-- definition: 公示中，由办案系统自动推送、不是人工录入的比例。
-- definition.en: Share of the publications that the case system pushed by itself, not typed in by hand.
-- unit: 一件决定在一个载体上的公示
-- unit.en: one decision on one channel
-- attribution: 发布日期
-- attribution.en: day of publication
-- exclusions: 没有可识别的推送方式的行不收。
-- exclusions.en: Rows without a readable way of pushing are not accepted.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: disclosure_records
SELECT
  r.org, r.org || '|' || r.subject_no || '|' || r.channel AS key, r.act_type AS act, CAST(NULL AS VARCHAR) AS subject, r.published_on AS on_date,
  CASE WHEN r.push_mode = '自动推送' THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN r.push_mode <> '自动推送' THEN 'typed_by_hand' END AS reason,
  r.file, r.record
FROM disclosure_records r
