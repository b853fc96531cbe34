-- 校验不符的代码：按来源文件、行、列。身份号码在入库时已遮掩，故以入库时的校验结果为准。
-- Codes that failed their check when they were read; afterwards numbers of persons are masked and can't be checked again.
SELECT DISTINCT i.file, i.record, i.field
FROM issues i
WHERE i.severity = 'E' AND i.code IN ('USCC_INVALID', 'ID_INVALID')
