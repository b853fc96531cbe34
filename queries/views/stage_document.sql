-- 各环节的文书。
-- The documents that show a stage of a case.
SELECT '立案' AS stage, '立案审批表' AS kind
UNION ALL
SELECT '调查', '现场检查笔录'
UNION ALL
SELECT '调查', '询问笔录'
UNION ALL
SELECT '取证', '抽样取证凭证'
UNION ALL
SELECT '取证', '先行登记保存通知书'
UNION ALL
SELECT '取证', '现场检查笔录'
UNION ALL
SELECT '审查', '调查终结报告'
UNION ALL
SELECT '审查', '法制审核意见书'
UNION ALL
SELECT '审查', '集体讨论记录'
UNION ALL
SELECT '决定', '行政处罚决定书'
UNION ALL
SELECT '决定', '不予行政处罚决定书'
UNION ALL
SELECT '决定', '当场处罚决定书'
UNION ALL
SELECT '送达', '送达回证'
UNION ALL
SELECT '执行', '罚没票据'
UNION ALL
SELECT '执行', '结案审批表'
