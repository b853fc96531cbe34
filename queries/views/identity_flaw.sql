-- 校验不符的身份证号：入库时遮掩，故以入库时的校验结果为准。
-- Citizen numbers that failed their check when they were read.
SELECT DISTINCT i.file, i.record
FROM issues i
WHERE i.field = 'id_no' AND i.code = 'ID_INVALID'
