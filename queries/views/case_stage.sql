-- 案件已有记录的环节：有写明日期的该环节文书，或者该环节的应音像记录环节关联到了音像记录。
-- The stages of a case that a dated document or a linked recording shows.
SELECT d.case_no, k.stage
FROM documents d
JOIN stage_document k ON k.kind = d.kind
WHERE d.made_on IS NOT NULL
UNION
SELECT w.ref_no, k.stage
FROM duties w
JOIN stage_scene k ON k.scene = w.scene
JOIN duty_recording r ON r.duty_no = w.duty_no
WHERE w.ref_no IS NOT NULL
