-- id: coercion
-- name: 行政强制实施情况
-- name.en: Administrative coercion
-- columns: 查封场所、设施或者财物 | 扣押财物 | 冻结存款、汇款 | 其他行政强制措施 | 加处罚款或者滞纳金 | 划拨存款、汇款 |
--     拍卖或者依法处理查封、扣押的场所、设施或者财物 | 排除妨碍、恢复原状 | 代履行 | 其他强制执行 | 申请法院强制执行 | 合计
-- sources: coercions
-- 强制措施按决定日期，强制执行按执行完毕（终结）日期，申请法院强制执行按申请日期。
-- Measures by the day of the decision, enforcement by the day it ended, applications to a court by their day.
SELECT q.org, q.key, q.on_date, CASE f.facet WHEN 1 THEN q.item ELSE '合计' END AS item, 1 AS amount, q.file, q.record
FROM (
  SELECT
    c.org, c.coercion_no AS key, c.file, c.record,
    CASE c.class WHEN '强制措施' THEN c.decision_on WHEN '强制执行' THEN c.ended_on ELSE c.court_applied_on END AS on_date,
    CASE
      WHEN c.class = '强制措施' THEN
        CASE WHEN c.kind IN ('查封场所、设施或者财物', '扣押财物', '冻结存款、汇款') THEN c.kind ELSE '其他行政强制措施' END
      WHEN c.class = '强制执行' THEN
        CASE
          WHEN c.kind IN ('加处罚款或者滞纳金', '划拨存款、汇款', '拍卖或者依法处理查封、扣押的场所、设施或者财物', '排除妨碍、恢复原状', '代履行') THEN c.kind
          ELSE '其他强制执行'
        END
      ELSE '申请法院强制执行'
    END AS item
  FROM coercions c
  WHERE c.class IN ('强制措施', '强制执行', '申请法院强制执行')
) q
CROSS JOIN (SELECT 1 AS facet UNION ALL SELECT 2) f
