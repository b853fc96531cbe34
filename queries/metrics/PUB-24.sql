-- id: PUB-24
-- name: 多载体公示率
-- name.en: Published on several channels
-- system: publicity
-- definition: 已经公示的执法决定中，在两个以上载体公示的比例。网站、平台、服务窗口、微信公众号、微博、APP各为一个载体；撤下的公示仍算公示
--     过。
-- definition.en: Share of the published decisions that were published on two channels or more. Sites, platforms, the service window,
--     WeChat, Weibo and an app each count; what was taken down was published.
-- unit: 已公示的执法决定
-- unit.en: published decision
-- attribution: 决定日期；只有文号的为立案日期、申请日期
-- attribution.en: day of the decision, else of filing or application
-- exclusions: 没有文号的、没有公示的不统计。只作参考：是否履行公示义务看决定公示率。
-- exclusions.en: Decisions without a number or without a publication are not counted. For information only: whether the duty to publish
--     is met is another metric.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: disclosures, gsxt
-- evidence: cases or licences or coercions
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE WHEN c.channels >= 2 THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN c.channels < 2 THEN 'one_channel_only' END AS reason,
  d.file, d.record
FROM decision d
JOIN (
  SELECT p.org, p.docno, count(*) AS channels
  FROM (
    SELECT org, subject_no AS docno, channel FROM disclosures
    UNION
    SELECT org, decision_no, '国家企业信用信息公示系统' FROM gsxt
  ) p
  GROUP BY p.org, p.docno
) c ON c.org = d.org AND c.docno = d.decision_no
