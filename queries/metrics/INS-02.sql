-- id: INS-02
-- name: 双随机计划完成率
-- name.en: Random checks carried out and published
-- system: inspection
-- definition: 双随机抽查任务中，在完成时限内实施检查、且结果已经公示的比例。实施晚于完成时限的为迟延；到完成时限和检查之日起20个工作日两者
--     中较晚的一日仍未实施或者未公示的，为逾期。
-- definition.en: Share of the random-check tasks carried out by their due day with the result published. Carried out after it is late; not
--     carried out, or not published by the later of the due day and 20 working days after the inspection, is overdue.
-- unit: 双随机抽查任务
-- unit.en: random-check task
-- attribution: 完成时限
-- attribution.en: due day of the task
-- exclusions: 抽查对象注销、吊销、迁出的不适用。同一任务有几次检查的，取最早的一次。
-- exclusions.en: Exempt when the object was dissolved, revoked or moved away. Of several inspections for a task the earliest counts.
-- law: 国办发〔2018〕118号；国发〔2019〕5号
-- direction: up
-- target: 1
-- clock: ruled
-- sources: plan_tasks
-- evidence: inspections
SELECT
  t.org, t.task_no AS key, '行政检查' AS act, t.task_no AS subject, t.due_on AS on_date,
  CASE
    WHEN t.object_state IN ('注销', '吊销', '迁出') THEN 'exempt'
    WHEN i.task_no IS NULL THEN CASE WHEN s.as_of > t.due_on THEN 'overdue' ELSE 'pending' END
    WHEN i.published_on IS NOT NULL THEN CASE WHEN i.insp_on <= t.due_on THEN 'met' ELSE 'late' END
    WHEN s.as_of <= t.due_on OR (x.beyond AND s.as_of <= s.calendar_to) THEN 'pending'
    WHEN x.due_on IS NULL THEN 'unknown'
    WHEN s.as_of > x.due_on THEN 'overdue'
    ELSE 'pending'
  END AS ruled,
  CASE
    WHEN t.object_state IN ('注销', '吊销', '迁出') THEN 'object_gone'
    WHEN i.task_no IS NULL THEN 'not_inspected'
    WHEN i.published_on IS NOT NULL THEN CASE WHEN i.insp_on > t.due_on THEN 'inspected_late' END
    WHEN s.as_of > t.due_on AND x.due_on IS NULL AND NOT coalesce(x.beyond AND s.as_of <= s.calendar_to, FALSE) THEN
      CASE WHEN x.beyond THEN 'beyond_calendar' ELSE 'outside_calendar' END
    ELSE 'result_not_published'
  END AS reason,
  t.due_on, i.insp_on AS done_on, t.file, t.record
FROM plan_tasks t
CROSS JOIN setting s
LEFT JOIN (
  SELECT task_no, insp_on, published_on, row_number() OVER (PARTITION BY task_no ORDER BY insp_on, key) AS place
  FROM inspection_publication
  WHERE task_no IS NOT NULL
) i ON i.task_no = t.task_no AND i.place = 1
LEFT JOIN deadline x ON x.rule = 'publish_other' AND x.start_on = i.insp_on AND x.extra = 0
