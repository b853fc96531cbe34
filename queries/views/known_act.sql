-- 编号属于哪一类执法行为：处罚案件、许可办件、检查、强制的编号。
-- Which kind of act a number belongs to.
SELECT a.subject, min(a.act) AS act
FROM (
  SELECT case_no AS subject, '行政处罚' AS act FROM cases
  UNION ALL
  SELECT licence_no, '行政许可' FROM licences
  UNION ALL
  SELECT insp_no, '行政检查' FROM inspections
  UNION ALL
  SELECT coercion_no, '行政强制' FROM coercions
) a
GROUP BY a.subject
