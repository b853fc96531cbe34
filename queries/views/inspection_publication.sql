-- 行政检查的公示日期：检查台账所记的公示日期与检查编号在合格渠道上最早的公示日期，取较早的。
-- When an inspection was published: the day in its own register or the earliest publication of its number, whichever is earlier.
SELECT
  i.insp_no AS key, i.org, i.insp_on, i.task_no, i.task_source, i.is_enterprise, i.file, i.record,
  CASE WHEN p.published_on < i.published_on OR i.published_on IS NULL THEN p.published_on ELSE i.published_on END AS published_on
FROM inspections i
LEFT JOIN publication p ON p.org = i.org AND p.docno = i.insp_no
