-- 事前公开的九项内容。国办发〔2018〕118号。
-- What has to be published before enforcement.
SELECT 'A1' AS item, '主体' AS title
UNION ALL
SELECT 'A2', '人员'
UNION ALL
SELECT 'A3', '职责'
UNION ALL
SELECT 'A4', '权限'
UNION ALL
SELECT 'A5', '随机抽查事项清单'
UNION ALL
SELECT 'A6', '依据'
UNION ALL
SELECT 'A7', '程序'
UNION ALL
SELECT 'A8', '监督方式'
UNION ALL
SELECT 'A9', '救济渠道'
