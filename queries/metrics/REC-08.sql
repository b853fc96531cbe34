-- id: REC-08
-- name: 案件音像索引率
-- name.en: Files that index their recordings
-- system: recording
-- definition: 有音像记录的处罚案件中，案卷里有音像记录说明的比例。
-- definition.en: Share of the penalty cases with recordings whose file has a note that lists them.
-- unit: 有音像记录的处罚案件
-- unit.en: penalty case with recordings
-- attribution: 结案日期；没有结案的不统计
-- attribution.en: day of closing; open cases are not counted
-- exclusions: 案卷文书目录没有该案任何文书的无法判定；只按写明案件编号的视频、音频、图片，删除的和日志不算。编制说明是归档的通行做法，法律
--     没有规定，只作参考。
-- exclusions.en: Unknown when the index lists no document of the case at all. Only videos, audios and photos that name the case; deleted
--     ones and logs do not count. Such a note is common practice and no legal duty: for information only.
-- law: 行政处罚法第47条；国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: cases
-- evidence: documents and recordings
SELECT
  c.org, c.case_no AS key, '行政处罚' AS act, c.case_no AS subject, c.closed_on AS on_date,
  CASE WHEN n.case_no IS NOT NULL THEN 'met' WHEN l.case_no IS NULL THEN 'unknown' ELSE 'overdue' END AS ruled,
  CASE WHEN n.case_no IS NOT NULL THEN NULL WHEN l.case_no IS NULL THEN 'no_document_listed' ELSE 'recordings_not_indexed' END AS reason,
  c.file, c.record
FROM cases c
JOIN (SELECT DISTINCT ref_no FROM recording_span WHERE NOT deleted) r ON r.ref_no = c.case_no
LEFT JOIN (SELECT DISTINCT case_no FROM documents) l ON l.case_no = c.case_no
LEFT JOIN (SELECT DISTINCT case_no FROM documents WHERE kind = '音像记录说明') n ON n.case_no = c.case_no
WHERE c.closed_on IS NOT NULL
