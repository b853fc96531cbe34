-- id: PUB-16
-- name: 公示期满未撤率
-- name.en: Shown longer than allowed
-- system: publicity
-- definition: 公示期限已满的公示中，至统计时点仍未撤下的比例。期限为登记的公示截止日期，当日仍可公示；迟撤的计为已撤。
-- definition.en: Share of the publications past their last day of display that are still not withdrawn. The last day is as registered;
--     withdrawn late counts as withdrawn.
-- unit: 一件决定在一个载体上的公示
-- unit.en: one decision on one channel
-- attribution: 发布日期
-- attribution.en: day of publication
-- exclusions: 没有登记截止日期的无法判定；截止日期未过的未到期。
-- exclusions.en: Unknown without a registered last day; pending until it has passed.
-- law: 信用修复管理办法；行政处罚法第48条
-- direction: down
-- target: 0
-- clock: ruled
-- seen in: withdrawn_on
-- further: yes
-- sources: disclosure_records
SELECT
  r.org, r.org || '|' || r.subject_no || '|' || r.channel AS key, r.act_type AS act, CAST(NULL AS VARCHAR) AS subject, r.published_on AS on_date,
  CASE WHEN r.display_until IS NULL THEN 'unknown' WHEN r.withdrawn_on IS NOT NULL THEN 'met' WHEN r.display_until < s.as_of THEN 'overdue' ELSE 'pending' END AS ruled,
  CASE WHEN r.display_until IS NULL THEN 'display_end_missing' WHEN r.withdrawn_on IS NULL AND r.display_until < s.as_of THEN 'still_displayed' END AS reason,
  r.published_on AS start_on, r.withdrawn_on AS done_on, r.display_until AS due_on, r.file, r.record
FROM disclosure_records r
CROSS JOIN setting s
