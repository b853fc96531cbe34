-- 处罚决定被依法变更、撤销、确认违法或者确认无效的日期：复议诉讼的生效日期，没有的为办结日期。统计时点之后的不算。行政处罚法第48条第2款。
-- When a decision of an agency was changed, annulled or declared unlawful or void on appeal.
SELECT a.org, a.decision_no AS docno, a.appeal_no, coalesce(a.effective_on, a.decided_on) AS trigger_on, a.file, a.record
FROM appeals a
CROSS JOIN setting s
WHERE a.result IN ('撤销', '变更', '确认违法', '确认无效') AND coalesce(a.effective_on, a.decided_on) <= s.as_of
