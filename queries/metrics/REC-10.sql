-- id: REC-10
-- name: 归档及时率
-- name.en: Filed in the archive in time
-- system: recording
-- definition: 结案的案件中，自结案之日起30日内归档的比例；届满日为非工作日的，顺延至其后第一个工作日。
-- definition.en: Share of the closed cases filed in the archive within 30 days of closing; a due day that is not a working day moves to the
--     next one.
-- unit: 结案的处罚案件
-- unit.en: closed penalty case
-- attribution: 结案日期
-- attribution.en: day of closing
-- exclusions: 各种程序、各种结案方式都统计。归档早于结案的无法判定。
-- exclusions.en: All procedures and ways of closing are counted. Unknown when archived before closing.
-- law: 行政处罚法第47条；国办发〔2018〕118号
-- direction: up
-- target: 0.95
-- clock: deadline
-- seen in: archived_on
-- sources: cases
SELECT
  c.org, c.case_no AS key, '行政处罚' AS act, c.case_no AS subject, c.closed_on AS on_date,
  CAST(NULL AS VARCHAR) AS ruled, CAST(NULL AS VARCHAR) AS reason,
  c.closed_on AS start_on, c.archived_on AS done_on, x.due_on, x.beyond, c.file, c.record
FROM cases c
LEFT JOIN deadline x ON x.rule = 'archive' AND x.start_on = c.closed_on AND x.extra = 0
