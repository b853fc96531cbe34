-- 双公示报送义务：处罚决定和准予的许可决定是否应当报送、是否已经报送（同一机关、同一文号，任一双公示文件，不论日期）。
-- The duty to report penalties and granted licences to the credit platform. Reported in either file, on any day, is reported.
-- “无社会影响”只免除公示，不免除报送。没有读到该类双公示文件的，看不到是否已经报送（credit_file_absent）。
-- Where no credit file of the kind was read, nobody can tell of what is not in the other.
SELECT
  d.family, d.act, d.key, d.org, d.on_date, d.decision_no, d.decision_on,
  CASE
    WHEN d.simple OR d.no_penalty THEN 'exempt'
    WHEN d.secrecy IN ('国家秘密', '商业秘密', '个人隐私', '未成年人') THEN 'exempt'
    WHEN d.decision_no IS NULL OR d.decision_on IS NULL THEN 'unknown'
    WHEN r.docno IS NOT NULL THEN 'met'
    WHEN f.act IS NULL THEN 'unknown'
  END AS ruled,
  CASE
    WHEN d.simple THEN 'simple_procedure'
    WHEN d.no_penalty THEN 'no_penalty'
    WHEN d.secrecy IN ('国家秘密', '商业秘密', '个人隐私', '未成年人') THEN 'secrecy'
    WHEN d.decision_no IS NULL THEN 'number_missing'
    WHEN d.decision_on IS NULL THEN 'decision_date_missing'
    WHEN r.docno IS NULL AND f.act IS NULL THEN 'credit_file_absent'
  END AS reason,
  d.file, d.record
FROM decision d
LEFT JOIN (SELECT DISTINCT org, docno FROM credit_report) r ON r.org = d.org AND r.docno = d.decision_no
LEFT JOIN (
  SELECT DISTINCT CASE layout WHEN 'credit_penalties' THEN '行政处罚' ELSE '行政许可' END AS act
  FROM source WHERE layout IN ('credit_penalties', 'credit_licences')
) f ON f.act = d.act
WHERE d.family = 'CF' OR (d.family = 'XK' AND d.result IN ('准予许可', '准予变更', '准予延续'))
