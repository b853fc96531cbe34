-- id: PUB-06
-- name: 随机抽查事项清单要素完整率
-- name.en: Random-check list complete
-- system: publicity
-- definition: 在用的随机抽查事项中，抽查主体、依据、对象、内容、比例、方式、频次七项要素齐全的比例。
-- definition.en: Share of the items of the random-check list in use that name all seven: who checks, basis, objects, content, ratio, way
--     and frequency.
-- unit: 一项随机抽查事项
-- unit.en: item of the random-check list
-- attribution: none
-- attribution.en: none
-- exclusions: 已停止执行的不统计。抽查比例无法识别的为不齐全。不分时段，以统计时点为准。
-- exclusions.en: Not counted once abolished. Incomplete when the ratio is unreadable. As of the as-of day, without a period.
-- law: 国办发〔2018〕118号；国办发〔2015〕58号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: inspection_items
SELECT
  i.org, i.org || '|' || i.item_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN i.subject IS NULL OR i.basis IS NULL OR i.object IS NULL OR i.content IS NULL OR i.ratio IS NULL OR i.mode IS NULL OR i.frequency IS NULL THEN 'overdue'
    ELSE 'met'
  END AS ruled,
  CASE
    WHEN i.subject IS NULL OR i.basis IS NULL OR i.object IS NULL OR i.content IS NULL OR i.ratio IS NULL OR i.mode IS NULL OR i.frequency IS NULL THEN 'entry_incomplete'
  END AS reason,
  i.file, i.record
FROM inspection_items i
WHERE i.abolished_on IS NULL
