-- 服务指南的十五项要素，每份指南每项一行，text 为所写的内容。
-- The fifteen things a service guide has to say: one row a guide and a thing.
SELECT g.org, g.guide_no, '事项名称' AS field, g.item_name AS text, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '依据', g.basis, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '受理机构', g.accepting, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '审批机构', g.deciding, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '许可条件', g.conditions, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '优惠政策', g.preference, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '申请材料', g.materials, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '办理流程', g.process, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '办理时限', g.time_limit, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '监督方式', g.supervision, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '责任追究', g.accountability, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '救济渠道', g.remedies, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '办公时间', g.office_hours, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '办公地址', g.office_place, g.file, g.record FROM service_guides g
UNION ALL
SELECT g.org, g.guide_no, '办公电话', g.office_phone, g.file, g.record FROM service_guides g
