-- id: STF-06b
-- name: 职权履行率
-- name.en: Powers made use of
-- system: supervision
-- definition: 行政执法事项清单的各事项中，当年至少用过一次的比例：处罚案件、许可办件、行政强制、行政检查的登记写有该事项的编码。
-- definition.en: Share of the items on the list of enforcement powers that were used at least once in the year: a case, licence, coercion
--     or inspection is registered under the code of the item.
-- unit: 行政执法事项
-- unit.en: item of the list of powers
-- attribution: 统计年度（时段终点所在的自然年）
-- attribution.en: reporting year (the calendar year in which the period ends)
-- exclusions: 年度终了之后才公开的事项不适用；年度未终了而尚未用过的，未到期；机关当年的登记都没有写事项编码的，无法判定。没有违法就没有
--     处罚，用得少不是过错，只作参考。
-- exclusions.en: Exempt when published after the year; pending while the year runs; unknown when the agency wrote the code of no item in
--     the year. Without violations there is nothing to use a power for: for information only.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- yearly: yes
-- further: yes
-- informational: yes
-- sources: power_items
-- evidence: case_details or licence_details or coercion_details or on_site
SELECT
  i.org, i.org || '|' || i.item_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN u.item_no IS NOT NULL THEN 'met'
    WHEN i.published_on > y.last_on THEN 'exempt'
    WHEN s.as_of <= y.last_on THEN 'pending'
    WHEN n.org IS NULL THEN 'unknown'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN u.item_no IS NOT NULL THEN NULL
    WHEN i.published_on > y.last_on THEN 'item_published_later'
    WHEN s.as_of > y.last_on AND n.org IS NULL THEN 'item_codes_missing'
    ELSE 'item_not_used'
  END AS reason,
  y.year, i.file, i.record
FROM power_items i
CROSS JOIN report_year y
CROSS JOIN setting s
LEFT JOIN (SELECT DISTINCT org, item_no, year FROM item_use) u ON u.org = i.org AND u.item_no = i.item_no AND u.year = y.year
LEFT JOIN (SELECT DISTINCT org, year FROM item_use) n ON n.org = i.org AND n.year = y.year
