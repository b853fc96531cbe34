-- 两类双公示文件的各行，键为机关、文号、相对人；gap：第一处不合规的内容。双公示数据标准。
-- Rows of both credit files with the key under which they are listed, and the first thing in which they are not complete.
SELECT
  c.org, c.org || '|' || coalesce(c.docno, '') || '|' || coalesce(c.party_name, '') AS key, c.act, c.docno, c.decision_on, c.reported_on, c.file, c.record,
  CASE
    WHEN c.party_type IS NULL THEN 'party_type_missing'
    WHEN c.source_unit IS NULL THEN 'source_unit_missing'
    WHEN c.org_uscc IS NULL OR c.org_uscc LIKE '%*%' OR o.file IS NOT NULL THEN 'agency_code_invalid'
    WHEN c.source_uscc IS NULL OR c.source_uscc LIKE '%*%' OR u.file IS NOT NULL THEN 'source_code_invalid'
    WHEN c.lacking THEN 'credit_field_missing'
    WHEN c.party_type = '自然人' AND (c.id_kind IS NULL OR c.id_no IS NULL) THEN 'identity_missing'
    WHEN c.party_type = '自然人' AND c.id_kind = '身份证' AND n.file IS NOT NULL THEN 'identity_number_invalid'
    WHEN c.party_type = '自然人' THEN NULL
    WHEN c.party_uscc IS NULL OR c.party_uscc LIKE '%*%' OR p.file IS NOT NULL THEN 'party_code_invalid'
    WHEN c.party_type = '个体工商户' AND c.party_uscc NOT LIKE '92%' THEN 'party_code_invalid'
  END AS gap
FROM (
  SELECT
    org, '行政处罚' AS act, decision_no AS docno, party_name, party_type, party_uscc, id_kind, id_no, org_uscc, source_unit, source_uscc,
    decision_on, reported_on, file, record,
    violation IS NULL OR facts IS NULL OR basis IS NULL OR penalty_kinds IS NULL OR content IS NULL OR valid_until IS NULL
      OR (penalty_kinds LIKE '%罚款%' AND fine IS NULL)
      OR (penalty_kinds LIKE '%没收违法所得、没收非法财物%' AND confiscated IS NULL) AS lacking
  FROM credit_penalties
  UNION ALL
  SELECT
    org, '行政许可', decision_no, party_name, party_type, party_uscc, id_kind, id_no, org_uscc, source_unit, source_uscc,
    decision_on, reported_on, file, record,
    doc_name IS NULL OR licence_class IS NULL OR content IS NULL OR valid_from IS NULL OR valid_until IS NULL OR state IS NULL
  FROM credit_licences
) c
LEFT JOIN code_flaw o ON o.file = c.file AND o.record = c.record AND o.field = 'org_uscc'
LEFT JOIN code_flaw u ON u.file = c.file AND u.record = c.record AND u.field = 'source_uscc'
LEFT JOIN code_flaw p ON p.file = c.file AND p.record = c.record AND p.field = 'party_uscc'
LEFT JOIN identity_flaw n ON n.file = c.file AND n.record = c.record
