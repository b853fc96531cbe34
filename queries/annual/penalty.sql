-- id: penalty
-- name: 行政处罚实施情况
-- name.en: Administrative penalties
-- columns: 警告 | 通报批评 | 罚款 | 没收违法所得、没收非法财物 | 暂扣许可证件 | 降低资质等级 | 限制开展生产经营活动 | 责令停产停业 |
--     责令关闭、限制从业 | 吊销许可证件 | 行政拘留 | 其他行政处罚 | 未标明 | 合计 | 简易程序 | 普通程序 | 罚没金额（元）
-- sources: cases
-- 每个决定计一次，计入所列处罚中最重的一种；不予处罚的不计，后来被撤销的照计。金额只在本表列示，不进入任何指标和得分（行政处罚法第74条）。
-- Each decision counts once, in the heaviest kind that it names. Amounts stand here only and enter no metric and no score.
SELECT
  p.org, p.key, p.decision_on AS on_date,
  CASE f.facet WHEN 1 THEN p.kind WHEN 2 THEN '合计' WHEN 3 THEN p.procedure ELSE '罚没金额（元）' END AS item,
  CASE WHEN f.facet = 4 THEN p.amount ELSE 1 END AS amount, p.file, p.record
FROM (
  SELECT
    c.org, c.case_no AS key, c.decision_on, coalesce(w.kind, '未标明') AS kind,
    CASE WHEN c.procedure = '简易程序' THEN '简易程序' ELSE '普通程序' END AS procedure,
    coalesce(c.fine, 0) + coalesce(c.confiscated, 0) AS amount, c.file, c.record
  FROM cases c
  LEFT JOIN (SELECT k.case_no, max(s.severity) AS severity FROM penalties k JOIN penalty_severity s ON s.kind = k.kind GROUP BY k.case_no) h
    ON h.case_no = c.case_no
  LEFT JOIN penalty_severity w ON w.severity = h.severity
  WHERE c.decision_on IS NOT NULL AND coalesce(c.close_kind, '') NOT IN ('撤销立案', '不予处罚')
) p
CROSS JOIN (SELECT 1 AS facet UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) f
