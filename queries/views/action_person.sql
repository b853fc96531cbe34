-- 执法行为上的人员，与行政执法人员清单核对。写明证号的只按证号（任何机关，不再按姓名）；未写证号的，本机关同名人员恰有一人才算核对上。
-- The people named on an action, matched to the list of officers. `identity`: certificate number of the matched officer (agency|name
-- when he has none), else the certificate number as written, else the name. `mention` counts repeated mentions of one identity.
SELECT
  m.*,
  row_number() OVER (PARTITION BY m.source, m.key, m.identity ORDER BY m.seq) AS mention
FROM (
  SELECT
    a.source, a.act, a.key, a.org, a.on_date, a.file, a.record,
    t.seq, t.name, t.cert_no,
    CASE
      WHEN o.name IS NOT NULL THEN o.cert_no
      WHEN n.name IS NOT NULL THEN coalesce(n.cert_no, n.org || '|' || n.name)
      ELSE coalesce(t.cert_no, t.name)
    END AS identity,
    coalesce(o.name, n.name) IS NOT NULL AS matched,
    coalesce(o.cert_no, n.cert_no) AS officer_cert,
    CASE WHEN o.name IS NOT NULL THEN o.cert_from ELSE n.cert_from END AS cert_from,
    CASE WHEN o.name IS NOT NULL THEN o.cert_to ELSE n.cert_to END AS cert_to
  FROM staff t
  JOIN action a ON a.source = t.source AND a.key = t.subject
  LEFT JOIN officers o ON o.cert_no = t.cert_no
  -- who has a certificate number is looked for by it alone; said inside the equality, for a condition on this side alone is compared row by row
  LEFT JOIN officer_by_name n ON n.org = a.org AND n.name = CASE WHEN t.cert_no IS NULL THEN t.name END
) m
