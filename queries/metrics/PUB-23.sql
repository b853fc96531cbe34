-- id: PUB-23
-- name: 窗口明示完整率
-- name.en: Window posts fully shown
-- system: publicity
-- definition: 服务窗口岗位应当明示的五项内容（单位、姓名、职务、执法种类、服务事项）中，已明示的比例。
-- definition.en: Share of the five things to be shown at each post of a service window (office, name, post, kinds of enforcement, services)
--     that are shown.
-- unit: 一个窗口岗位的一项内容
-- unit.en: one thing of a window post
-- attribution: none
-- attribution.en: none
-- exclusions: 不分时段，以统计时点为准。
-- exclusions.en: As of the as-of day, without a period.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: 1
-- clock: ruled
-- further: yes
-- sources: window_posts
SELECT
  w.org, w.org || '|' || w.post_no || '|' || w.field AS key, CAST(NULL AS VARCHAR) AS act, CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS DATE) AS on_date,
  CASE WHEN w.shown IS NULL THEN 'overdue' ELSE 'met' END AS ruled,
  CASE WHEN w.shown IS NULL THEN 'entry_incomplete' END AS reason,
  w.file, w.record
FROM (
  SELECT org, post_no, '单位' AS field, unit_shown AS shown, file, record FROM window_posts
  UNION ALL
  SELECT org, post_no, '姓名', staff_name, file, record FROM window_posts
  UNION ALL
  SELECT org, post_no, '职务', post, file, record FROM window_posts
  UNION ALL
  SELECT org, post_no, '执法种类', category, file, record FROM window_posts
  UNION ALL
  SELECT org, post_no, '服务事项', services, file, record FROM window_posts
) w
