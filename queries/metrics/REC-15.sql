-- id: REC-15
-- name: 时钟偏差达标率
-- name.en: Clocks that keep time
-- system: recording
-- definition: 在用执法记录仪的最近一次领用登记中，时钟偏差每日不超过3秒的比例。
-- definition.en: Share of the devices in use whose clock, in the latest entry, drifts by no more than 3 seconds a day.
-- unit: 在用的执法记录仪
-- unit.en: device in use
-- attribution: none
-- attribution.en: none
-- exclusions: 没有校时日期或者偏差的无法判定；已交回的不统计。不分时段，以统计时点为准。
-- exclusions.en: Unknown without a day of setting the clock or a drift; not counted once returned. As of the as-of day, without a period.
-- law: GA/T 947.2-2015 单警执法视音频记录系统
-- direction: up
-- target: 1
-- clock: ruled
-- seen in: drift
-- further: yes
-- sources: devices
SELECT
  d.org, d.org || '|' || d.device AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE
    WHEN d.synced_on IS NULL OR d.drift IS NULL THEN 'unknown'
    WHEN d.drift <= s.drift_seconds THEN 'met'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN d.synced_on IS NULL OR d.drift IS NULL THEN 'drift_missing'
    WHEN d.drift > s.drift_seconds THEN 'clock_drifts'
  END AS reason,
  d.file, d.record
FROM (
  SELECT
    v.org, v.device, v.returned_on, v.synced_on, v.drift, v.file, v.record,
    row_number() OVER (PARTITION BY v.org, v.device ORDER BY v.issued_on DESC) AS back
  FROM devices v
) d
CROSS JOIN setting s
WHERE d.back = 1 AND d.returned_on IS NULL
