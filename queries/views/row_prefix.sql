-- 数据行的编号：模板#行号；同一模板有几个文件的，为 模板#文件:行号。此处给出行号之前的部分。
-- What stands before the record number in the name of a data row: the layout, and the file when the layout has several.
SELECT s.file, CASE WHEN n.files = 1 THEN s.layout || '#' ELSE s.layout || '#' || s.name || ':' END AS prefix
FROM source s
JOIN (SELECT layout, count(*) AS files FROM source GROUP BY layout) n ON n.layout = s.layout
