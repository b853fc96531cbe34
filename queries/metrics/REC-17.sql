-- id: REC-17
-- name: 记录使用率
-- name.en: Recordings put to use
-- system: recording
-- definition: 登记为重点文件的音像记录中，已用于案卷评查、执法监督、评议考核、舆情应对、行政决策、社会信用等用途的比例。
-- definition.en: Share of the recordings marked as key files that were put to use: file review, supervision, assessment, public response,
--     decisions, credit.
-- unit: 重点音像记录
-- unit.en: key recording
-- attribution: 拍摄日期
-- attribution.en: day the recording began
-- exclusions: 没有标为重点的不统计。只作参考，不评分。
-- exclusions.en: Not counted unless marked as key. For information only.
-- law: 国办发〔2018〕118号
-- direction: up
-- target: none
-- clock: ruled
-- further: yes
-- informational: yes
-- sources: recordings
-- evidence: recording_details
SELECT
  r.org, r.rec_no AS key, a.act, r.ref_no AS subject, r.start_day AS on_date,
  CASE WHEN d.used_for IS NULL OR d.used_on IS NULL THEN 'overdue' ELSE 'met' END AS ruled,
  CASE WHEN d.used_for IS NULL OR d.used_on IS NULL THEN 'recording_not_used' END AS reason,
  r.file, r.record
FROM recordings r
JOIN recording_details d ON d.rec_no = r.rec_no AND d.key_file
LEFT JOIN known_act a ON a.subject = r.ref_no
