-- id: PUB-03
-- name: 服务指南要素完整率
-- name.en: Service guides complete
-- system: publicity
-- definition: 已登记的服务指南中，事项名称、依据、受理机构、审批机构、许可条件、优惠政策、申请材料、办理流程、办理时限、监督方式、责任追究、
--     救济渠道、办公时间、办公地址、办公电话十五项要素已写明的比例。
-- definition.en: Share of the fifteen things that each service guide has to say (name, basis, accepting and deciding office, conditions,
--     preferences, material, procedure, time limit, supervision, liability, remedies, hours, address, telephone) that are said.
-- unit: 一份服务指南的一项要素
-- unit.en: one thing of a service guide
-- attribution: none
-- attribution.en: none
-- exclusions: 优惠政策一项为空或者写“无”的，看不出是没有优惠政策还是没有写，无法判定。不分时段，以统计时点为准。
-- exclusions.en: Unknown when the preferences are empty or "none": a guide without preferences can not be told from one that does not say.
--     As of the as-of day, without a period.
-- law: 国办发〔2018〕118号；行政许可法第30条
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: service_guides
SELECT
  g.org, g.org || '|' || g.guide_no || '|' || g.field AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN g.text IS NOT NULL THEN 'met' WHEN g.field = '优惠政策' THEN 'unknown' ELSE 'overdue' END AS ruled,
  CASE WHEN g.text IS NOT NULL THEN NULL WHEN g.field = '优惠政策' THEN 'preference_unstated' ELSE 'entry_incomplete' END AS reason,
  g.file, g.record
FROM guide_field g
