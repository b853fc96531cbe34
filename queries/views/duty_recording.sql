-- 音像记录与应音像记录环节的关联。环节前后各放宽1800秒。
-- （一）有编号的记录：与编号相同、时间相接的每个环节关联。
-- （二）无编号的记录：环节人员中有其证号，且与环节重合不少于60秒（图片：拍摄时间落在其中）；恰有一个环节符合才关联。
-- Which recording shows which duty. Recordings deleted by the as-of day show nothing. An overlap of n seconds means that both ends
-- lie n seconds or more after both starts.
SELECT w.duty_no, r.rec_no, r.media
FROM recording_span r
JOIN duty_window w
  ON w.ref_no = r.ref_no
  AND r.start_sec <= w.end_sec AND w.start_sec <= r.end_sec AND r.start_sec <= r.end_sec AND w.start_sec <= w.end_sec
WHERE NOT r.deleted
UNION ALL
SELECT min(w.duty_no), r.rec_no, min(r.media)
FROM recording_span r
CROSS JOIN setting s
JOIN duty_officer f ON f.cert_no = r.cert_no
JOIN duty_window w ON w.duty_no = f.duty_no
WHERE NOT r.deleted
  AND r.ref_no IS NULL
  AND CASE
    WHEN r.media = '图片' THEN w.start_sec <= r.start_sec AND r.start_sec <= w.end_sec
    ELSE r.start_sec + s.link_overlap_seconds <= r.end_sec AND r.start_sec + s.link_overlap_seconds <= w.end_sec
      AND w.start_sec + s.link_overlap_seconds <= r.end_sec AND w.start_sec + s.link_overlap_seconds <= w.end_sec
  END
GROUP BY r.rec_no
HAVING count(*) = 1
