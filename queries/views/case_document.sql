-- 案卷中已有的必备文书：案卷文书目录中有履行该项要求的文书种类即可，不论是否写明日期。
-- Which required documents a case file has: a document of a kind that fulfils the requirement, dated or not.
SELECT DISTINCT d.case_no, r.document
FROM documents d
JOIN required_document r ON r.fulfilled_by = d.kind
