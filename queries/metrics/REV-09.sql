-- id: REV-09
-- name: 分歧协调留痕率
-- name.en: Disagreement documented
-- system: review
-- definition: 登记为存在分歧的法制审核中，有协调记录的比例：协调日期不晚于决定日期。
-- definition.en: Share of the reviews with a disagreement that have a record of how it was settled, no later than the decision.
-- unit: 一轮法制审核
-- unit.en: round of legal review
-- attribution: 送审日期；来源没有的为材料补齐日期，再没有的为审核意见日期
-- attribution.en: day of submission; where the source has none, of complete material, else of the opinion
-- exclusions: 没有分歧的不统计；没有登记有无分歧的无法判定。尚未决定又没有协调记录的未到期。
-- exclusions.en: Not counted without a disagreement; unknown when nobody says. Pending when there is neither a record nor a decision.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: reviews
-- evidence: review_details
SELECT
  v.org, v.ref_no || '|' || CAST(v.round AS VARCHAR) AS key, coalesce(a.act, v.act_type) AS act, v.ref_no AS subject, coalesce(v.submitted_on, v.complete_on, v.concluded_on) AS on_date,
  CASE
    WHEN d.disagreed IS NULL THEN 'unknown'
    WHEN d.coordinated_on <= q.decision_on OR (d.coordinated_on IS NOT NULL AND q.decision_on IS NULL) THEN 'met'
    WHEN q.key IS NULL THEN 'pending'
    ELSE 'overdue'
  END AS ruled,
  CASE
    WHEN d.disagreed IS NULL THEN 'entry_empty'
    WHEN d.coordinated_on > q.decision_on THEN 'coordinated_after_decision'
    WHEN d.coordinated_on IS NULL AND q.key IS NOT NULL THEN 'coordination_missing'
  END AS reason,
  v.file, v.record
FROM reviews v
JOIN review_details d ON d.ref_no = v.ref_no AND d.round = v.round
LEFT JOIN known_act a ON a.subject = v.ref_no
LEFT JOIN (SELECT key, min(decision_on) AS decision_on FROM decision GROUP BY key) q ON q.key = v.ref_no
WHERE coalesce(d.disagreed, TRUE)
