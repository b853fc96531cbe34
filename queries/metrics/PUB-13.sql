-- id: PUB-13
-- name: 公示纠错及时率
-- name.en: Corrections in time
-- system: publicity
-- definition: 发现的公示差错中，在期限内更正的比例。登记了期限的按登记的，没有的为发现之日起5个工作日。
-- definition.en: Share of the errors found in what was published that were corrected in time: by the day registered, else within 5 working
--     days.
-- unit: 一处公示差错
-- unit.en: one error
-- attribution: 发现日期
-- attribution.en: day it was found
-- exclusions: 更正早于发现的无法判定。
-- exclusions.en: Unknown when corrected before it was found.
-- law: 国办发〔2018〕118号；政府信息公开条例第41条
-- direction: up
-- target: 1
-- clock: deadline
-- seen in: done_on
-- further: yes
-- sources: corrections
SELECT
  c.org, c.correction_no AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, c.found_on AS on_date,
  CAST(NULL AS VARCHAR) AS ruled, CAST(NULL AS VARCHAR) AS reason,
  c.found_on AS start_on, c.done_on, coalesce(c.due_on, x.due_on) AS due_on, c.due_on IS NULL AND x.beyond AS beyond, c.file, c.record
FROM corrections c
LEFT JOIN deadline x ON x.rule = 'correct' AND x.start_on = c.found_on AND x.extra = 0
