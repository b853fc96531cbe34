-- 三项制度配套文件：12项办法、清单、流程图、指南，9项制度。
-- The documents that every enforcement agency has to have for the three systems.
SELECT 'P01' AS code, '公示制度' AS title
UNION ALL
SELECT 'P02', '全过程记录制度'
UNION ALL
SELECT 'P03', '法制审核办法'
UNION ALL
SELECT 'P04', '行政执法事项清单'
UNION ALL
SELECT 'P05', '随机抽查事项清单'
UNION ALL
SELECT 'P06', '行政执法人员清单'
UNION ALL
SELECT 'P07', '音像记录事项清单'
UNION ALL
SELECT 'P08', '法制审核目录清单'
UNION ALL
SELECT 'P09', '行政执法流程图'
UNION ALL
SELECT 'P10', '全过程记录流程图'
UNION ALL
SELECT 'P11', '法制审核流程图'
UNION ALL
SELECT 'P12', '服务指南'
UNION ALL
SELECT 'S01', '公开信息审核纠错'
UNION ALL
SELECT 'S02', '动态调整'
UNION ALL
SELECT 'S03', '持证上岗和资格管理'
UNION ALL
SELECT 'S04', '执法文书与案卷标准'
UNION ALL
SELECT 'S05', '执法信息归档'
UNION ALL
SELECT 'S06', '音像设备管理'
UNION ALL
SELECT 'S07', '记录信息管理使用'
UNION ALL
SELECT 'S08', '法制审核人员培训'
UNION ALL
SELECT 'S09', '法律顾问和公职律师'
