-- 音像记录与应音像记录环节的关联。环节前后各放宽1800秒。
-- （一）有编号的记录：与编号相同、时间相接的每个环节关联。
-- （二）无编号的记录：恰有一个可能的环节（recording_candidate）才关联；没有或有几个的，不关联。
-- Which recording shows which duty. Recordings deleted by the as-of day show nothing.
SELECT w.duty_no, r.rec_no, r.media
FROM recording_span r
JOIN duty_window w
  ON w.ref_no = r.ref_no
  AND r.start_sec <= w.end_sec AND w.start_sec <= r.end_sec AND r.start_sec <= r.end_sec AND w.start_sec <= w.end_sec
WHERE NOT r.deleted
UNION ALL
SELECT min(c.duty_no), c.rec_no, min(c.media)
FROM recording_candidate c
GROUP BY c.rec_no
HAVING count(*) = 1
