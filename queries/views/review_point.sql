-- 每轮法制审核的十项审核内容，每项一行。国办发〔2018〕118号。
-- The ten points of a round of legal review: one row a point.
SELECT ref_no, round, '主体' AS point, authority AS looked FROM review_details
UNION ALL
SELECT ref_no, round, '资格', qualification FROM review_details
UNION ALL
SELECT ref_no, round, '事实', facts FROM review_details
UNION ALL
SELECT ref_no, round, '证据', evidence FROM review_details
UNION ALL
SELECT ref_no, round, '法律适用', law_applied FROM review_details
UNION ALL
SELECT ref_no, round, '裁量', discretion FROM review_details
UNION ALL
SELECT ref_no, round, '程序', procedure_check FROM review_details
UNION ALL
SELECT ref_no, round, '超越滥用职权', excess FROM review_details
UNION ALL
SELECT ref_no, round, '文书', forms FROM review_details
UNION ALL
SELECT ref_no, round, '涉罪移送', crime FROM review_details
