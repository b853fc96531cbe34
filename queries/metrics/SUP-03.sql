-- id: SUP-03
-- name: 负责人出庭率
-- name.en: Heads in court
-- system: supervision
-- definition: 行政诉讼开庭中，被诉机关负责人出庭的比例。
-- definition.en: Share of the court hearings at which the head of the agency was present.
-- unit: 一次开庭
-- unit.en: court hearing
-- attribution: 开庭日期
-- attribution.en: day of the hearing
-- exclusions: 没有登记的无法判定。负责人不能出庭、委托工作人员出庭的，也计为未出庭。
-- exclusions.en: Unknown when nobody says. Sending an official in place of the head counts as absent.
-- law: 行政诉讼法第3条第3款
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: court_hearings
SELECT
  h.org, h.hearing_no AS key, CAST(NULL AS VARCHAR) AS act, h.appeal_no AS subject, h.held_on AS on_date,
  CASE WHEN h.head_present IS NULL THEN 'unknown' WHEN h.head_present THEN 'met' ELSE 'overdue' END AS ruled,
  CASE WHEN h.head_present IS NULL THEN 'entry_empty' WHEN NOT h.head_present THEN 'head_absent' END AS reason,
  h.file, h.record
FROM court_hearings h
