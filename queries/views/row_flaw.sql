-- 行内问题：被接受的行中无法识别的值，以及校验不符的统一社会信用代码、公民身份号码；一行有几处的，取其中一种列示。
-- What is wrong with rows that were kept; of several flaws of a row, one is named. Other notes on rows are no flaws.
SELECT i.file, i.record, min(i.code) AS code
FROM issues i
WHERE i.severity = 'E' AND i.code IN ('INVALID_VALUE', 'USCC_INVALID', 'ID_INVALID')
GROUP BY i.file, i.record
