-- 执法事项的使用：各类补充登记所写的执法事项编码，和该执法行为所在的年度。
-- When an item of the list of powers was used: the code in a supplement to a register, and the year of the act.
SELECT e.org, e.item_no, y.year
FROM case_details e
JOIN cases c ON c.case_no = e.case_no
JOIN civil_day y ON y.day = coalesce(c.decision_on, c.filed_on)
WHERE e.item_no IS NOT NULL
UNION ALL
SELECT e.org, e.item_no, y.year
FROM licence_details e
JOIN licences l ON l.licence_no = e.licence_no
JOIN civil_day y ON y.day = coalesce(l.decision_on, l.applied_on)
WHERE e.item_no IS NOT NULL
UNION ALL
SELECT e.org, e.item_no, y.year
FROM coercion_details e
JOIN coercions q ON q.coercion_no = e.coercion_no
JOIN civil_day y ON y.day = q.decision_on
WHERE e.item_no IS NOT NULL
UNION ALL
SELECT e.org, e.item_no, y.year
FROM on_site e
JOIN inspections i ON i.insp_no = e.ref_no
JOIN civil_day y ON y.day = i.insp_on
WHERE e.item_no IS NOT NULL
