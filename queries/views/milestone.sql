-- 三项制度实施的进度：制定方案并报市司法局备案、制定修订文件清单、总结评估，及其期限。2019年实施方案。
-- The steps of putting the three systems in place, with the days by which the founding plan wants them done.
SELECT 'M1' AS code, '制定方案并备案' AS title, CAST('2019-11-30' AS DATE) AS due_on
UNION ALL
SELECT 'M2', '制定修订文件清单', CAST('2019-12-31' AS DATE)
UNION ALL
SELECT 'M3', '总结评估', CAST('2020-12-31' AS DATE)
