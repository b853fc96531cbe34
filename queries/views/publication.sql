-- 公示日期：同一机关、同一文号在合格渠道上最早的公示日期。服务窗口、微信公众号、微博、APP单独公示不算履行公示义务；撤下的公示仍算公示过。
-- The day a number of an agency was first published on a qualifying channel; an export of the enterprise credit system is such a channel.
SELECT p.org, p.docno, min(p.published_on) AS published_on
FROM (
  SELECT d.org, d.subject_no AS docno, d.published_on
  FROM disclosures d
  WHERE d.channel IN ('信用中国', '国家企业信用信息公示系统', '省行政执法公示平台', '门户网站')
  UNION ALL
  SELECT g.org, g.decision_no, g.published_on
  FROM gsxt g
) p
GROUP BY p.org, p.docno
