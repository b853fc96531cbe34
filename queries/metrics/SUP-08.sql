-- id: SUP-08
-- name: 行政赔偿率
-- name.en: Compensation granted
-- system: supervision
-- definition: 已作出赔偿决定的行政赔偿申请中，决定予以赔偿的比例。赔偿金额在台账中列示，不进入任何指标和得分。
-- definition.en: Share of the applications for compensation decided on which it was granted. Amounts stand in the register and enter no
--     metric and no score.
-- unit: 行政赔偿申请
-- unit.en: application for compensation
-- attribution: 申请赔偿日期
-- attribution.en: day of the application
-- exclusions: 尚未决定的未到期；撤回申请的不适用；已决定而没有结果的无法判定。只作参考。
-- exclusions.en: Pending until it is decided; exempt when taken back; unknown when decided without a result. For information only.
-- law: 国家赔偿法第13条；行政处罚法第7条；行政处罚法第80条；行政处罚法第81条
-- direction: down
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: compensations
SELECT
  p.org, p.claim_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, p.applied_on AS on_date,
  CASE
    WHEN p.result = '撤回申请' THEN 'exempt'
    WHEN p.result = '予以赔偿' THEN 'overdue'
    WHEN p.result IS NOT NULL THEN 'met'
    WHEN p.decided_on IS NOT NULL THEN 'unknown'
    ELSE 'pending'
  END AS ruled,
  CASE
    WHEN p.result = '撤回申请' THEN 'application_withdrawn'
    WHEN p.result = '予以赔偿' THEN 'compensation_granted'
    WHEN p.result IS NULL AND p.decided_on IS NOT NULL THEN 'outcome_missing'
  END AS reason,
  p.applied_on AS start_on, p.decided_on AS done_on, p.file, p.record
FROM compensations p
