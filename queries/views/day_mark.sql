-- 日期的年月日大小：两个日期相差整年数的比较，2月29日在平年中排在2月28日与3月1日之间。
-- A number by which days can be compared over whole years: 29 February stands between the 28th and 1 March in every year. A year is 372.
SELECT d.day, d.year * 372 + d.month * 31 + d.day_no - f.first_no AS mark
FROM civil_day d
JOIN (SELECT year, month, min(day_no) AS first_no FROM civil_day GROUP BY year, month) f ON f.year = d.year AND f.month = d.month
