-- 无编号的音像记录可能属于哪些环节：环节人员中有其证号，且与环节重合不少于60秒（图片：拍摄时间落在其中）。
-- The duties that a recording without a number may show. Recordings deleted by the as-of day show nothing. An overlap of n seconds
-- means that both ends lie n seconds or more after both starts.
SELECT r.rec_no, w.duty_no, r.media
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
