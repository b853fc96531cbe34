-- 双公示的罚款与处罚内容、台账的比较。times_more：别处为其一万倍；times_less：别处为其一万分之一；same：别处相同。
-- The fine of a row of the credit file beside the text of the penalty and the fine in the register: the same, ten thousand times it, or a
-- ten-thousandth. A text is compared where it says 罚款 or 人民币, the number and the unit; whole numbers below a trillion only.
SELECT
  p.org, p.org || '|' || coalesce(p.decision_no, '') || '|' || coalesce(p.party_name, '') AS key, p.decision_on, p.file, p.record,
  coalesce(p.content LIKE p.fined_more OR p.content LIKE p.paid_more, FALSE) OR coalesce(c.more > 0, FALSE) AS times_more,
  coalesce(p.content LIKE p.fined_less OR p.content LIKE p.paid_less, FALSE) OR coalesce(c.less > 0, FALSE) AS times_less,
  coalesce(p.content LIKE p.fined_same OR p.content LIKE p.paid_same, FALSE)
    OR coalesce(p.content LIKE p.fined_wan OR p.content LIKE p.paid_wan, FALSE) OR coalesce(c.same > 0, FALSE) AS same
FROM (
  SELECT
    t.*,
    '%罚款' || t.yuan || '万元%' AS fined_more, '%人民币' || t.yuan || '万元%' AS paid_more,
    '%罚款' || t.wan || '元%' AS fined_less, '%人民币' || t.wan || '元%' AS paid_less,
    '%罚款' || t.yuan || '元%' AS fined_same, '%人民币' || t.yuan || '元%' AS paid_same,
    '%罚款' || t.wan || '万元%' AS fined_wan, '%人民币' || t.wan || '万元%' AS paid_wan
  FROM (
    SELECT
      f.*,
      CASE WHEN f.whole = f.fine THEN CAST(f.whole AS VARCHAR) END AS yuan,
      -- CAST rounds in one engine and cuts in another: either neighbour may be it
      CASE
        WHEN f.tenth * 10000 = f.fine THEN CAST(f.tenth AS VARCHAR)
        WHEN (f.tenth + 1) * 10000 = f.fine THEN CAST(f.tenth + 1 AS VARCHAR)
      END AS wan
    FROM (
      SELECT
        q.org, q.decision_no, q.party_name, q.decision_on, q.content, q.fine, q.file, q.record,
        CASE WHEN q.fine < 1000000000000 THEN CAST(q.fine AS BIGINT) END AS whole,
        CASE WHEN q.fine < 1000000000000 THEN CAST(q.fine * 0.0001 AS BIGINT) END AS tenth
      FROM credit_penalties q
      WHERE q.fine > 0
    ) f
  ) t
) p
LEFT JOIN (
  SELECT
    q.file, q.record,
    sum(CASE WHEN k.fine = q.fine * 10000 THEN 1 ELSE 0 END) AS more,
    sum(CASE WHEN k.fine * 10000 = q.fine THEN 1 ELSE 0 END) AS less,
    sum(CASE WHEN k.fine = q.fine THEN 1 ELSE 0 END) AS same
  FROM credit_penalties q
  JOIN cases k ON k.org = q.org AND k.decision_no = q.decision_no
  GROUP BY q.file, q.record
) c ON c.file = p.file AND c.record = p.record
