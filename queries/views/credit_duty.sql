-- 双公示报送义务：处罚决定和准予的许可决定是否应当报送、是否已经报送（同一机关、同一文号，任一双公示文件，不论日期）。
-- The duty to report penalties and granted licences to the credit platform. Reported in either file, on any day, is reported.
-- “无社会影响”只免除公示，不免除报送。
SELECT
  d.family, d.act, d.key, d.org, d.on_date, d.decision_no, d.decision_on,
  CASE
    WHEN d.simple OR d.no_penalty THEN 'exempt'
    WHEN d.secrecy IN ('国家秘密', '商业秘密', '个人隐私', '未成年人') THEN 'exempt'
    WHEN d.decision_no IS NULL OR d.decision_on IS NULL THEN 'unknown'
    WHEN r.docno IS NOT NULL THEN 'met'
  END AS ruled,
  CASE
    WHEN d.simple THEN 'simple_procedure'
    WHEN d.no_penalty THEN 'no_penalty'
    WHEN d.secrecy IN ('国家秘密', '商业秘密', '个人隐私', '未成年人') THEN 'secrecy'
    WHEN d.decision_no IS NULL THEN 'number_missing'
    WHEN d.decision_on IS NULL THEN 'decision_date_missing'
  END AS reason,
  d.file, d.record
FROM decision d
LEFT JOIN (SELECT DISTINCT org, docno FROM credit_report) r ON r.org = d.org AND r.docno = d.decision_no
WHERE d.family = 'CF' OR (d.family = 'XK' AND d.result IN ('准予许可', '准予变更', '准予延续'))
