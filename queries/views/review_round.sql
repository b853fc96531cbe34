-- 法制审核轮次：已出具审核意见的才算一轮。通过日期：结论为同意的，为意见日期；否则为协调决定日期（可以没有）。
-- A round of legal review counts once it is concluded. It is passed when the conclusion agrees, else by a coordinating decision.
SELECT
  v.ref_no AS key, v.round, v.concluded_on, v.conclusion, v.coordinated_on,
  CASE WHEN v.conclusion = '同意' THEN v.concluded_on ELSE v.coordinated_on END AS passed_on
FROM reviews v
WHERE v.concluded_on IS NOT NULL
