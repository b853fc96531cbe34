-- 各环节的音像记录场景。
-- The scenes of recordings that show a stage of a case.
SELECT '调查' AS stage, '现场检查' AS scene
UNION ALL
SELECT '调查', '随机抽查'
UNION ALL
SELECT '取证', '调查取证'
UNION ALL
SELECT '取证', '证据保全'
UNION ALL
SELECT '取证', '查封扣押'
UNION ALL
SELECT '审查', '听证'
UNION ALL
SELECT '决定', '当场处罚'
UNION ALL
SELECT '送达', '留置送达'
UNION ALL
SELECT '送达', '公告送达'
UNION ALL
SELECT '执行', '强制执行'
