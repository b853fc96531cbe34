-- 处罚种类由轻到重；其他行政处罚只在没有别的种类时计。行政处罚法第9条。
-- The kinds of penalty from the lightest; an other penalty counts only when it stands alone.
SELECT '其他行政处罚' AS kind, 0 AS severity
UNION ALL
SELECT '警告', 1
UNION ALL
SELECT '通报批评', 2
UNION ALL
SELECT '罚款', 3
UNION ALL
SELECT '没收违法所得、没收非法财物', 4
UNION ALL
SELECT '暂扣许可证件', 5
UNION ALL
SELECT '降低资质等级', 6
UNION ALL
SELECT '限制开展生产经营活动', 7
UNION ALL
SELECT '责令停产停业', 8
UNION ALL
SELECT '责令关闭、限制从业', 9
UNION ALL
SELECT '吊销许可证件', 10
UNION ALL
SELECT '行政拘留', 11
