-- 处罚决定的送达：适用的期限规则和送达日期。公告送达以公告日期为准。
-- How a penalty decision is served: the rule of its due day, and the day. Service by public notice counts from the notice.
SELECT
  d.key, d.org, d.act, d.on_date, d.decision_on, d.file, d.record, c.served_on, c.service,
  CASE WHEN d.simple THEN 'serve_on_the_spot' ELSE 'serve' END AS rule,
  CASE WHEN c.service = '公告送达' THEN c.announced_on ELSE c.served_on END AS done_on
FROM decision d
JOIN cases c ON c.case_no = d.key
WHERE d.family = 'CF'
