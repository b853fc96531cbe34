-- 执法决定：已作出决定（有决定日期或文号）的处罚案件（撤销立案的除外）、许可办件（撤回申请的除外）、行政强制（申请法院强制执行的除外）。
-- A decision: CF penalty case, XK licence, QZ coercion. `on_date` is the day it is attributed to; `major` is true, false or, when
-- nobody said, empty. A penalty is major by hearing, by kind or by a large amount (whatever the register says), else as registered.
-- 较大数额：罚款与没收金额中较大者达到标准；个体工商户按公民对待（参数）。行政处罚法第58条、第63条。
SELECT
  'CF' AS family, '行政处罚' AS act, c.case_no AS key, c.org,
  coalesce(c.decision_on, c.filed_on) AS on_date, c.decision_on, c.decision_no,
  c.procedure = '简易程序' AS simple,
  coalesce(c.close_kind = '不予处罚', FALSE) AS no_penalty,
  CAST(NULL AS VARCHAR) AS result, c.secrecy,
  CASE
    WHEN c.hearing_on IS NOT NULL THEN TRUE
    WHEN g.case_no IS NOT NULL THEN TRUE
    WHEN coalesce(c.fine, 0) >= p.large_amount OR coalesce(c.confiscated, 0) >= p.large_amount THEN TRUE
    ELSE c.is_major
  END AS major,
  c.file, c.record
FROM cases c
JOIN party_limit p ON p.party_type = coalesce(c.party_type, '')
LEFT JOIN (
  SELECT DISTINCT case_no FROM penalties
  WHERE kind IN ('降低资质等级', '限制开展生产经营活动', '责令停产停业', '责令关闭、限制从业', '吊销许可证件')
) g ON g.case_no = c.case_no
WHERE (c.decision_on IS NOT NULL OR c.decision_no IS NOT NULL)
  AND coalesce(c.close_kind, '') <> '撤销立案'
UNION ALL
SELECT
  'XK', '行政许可', l.licence_no, l.org,
  coalesce(l.decision_on, l.applied_on), l.decision_on, l.decision_no,
  FALSE, FALSE, l.result, l.secrecy, l.is_major, l.file, l.record
FROM licences l
WHERE (l.decision_on IS NOT NULL OR l.decision_no IS NOT NULL)
  AND coalesce(l.result, '') <> '撤回申请'
UNION ALL
SELECT
  'QZ', '行政强制', q.coercion_no, q.org,
  q.decision_on, q.decision_on, q.decision_no,
  FALSE, FALSE, CAST(NULL AS VARCHAR), q.secrecy, q.is_major, q.file, q.record
FROM coercions q
WHERE q.class <> '申请法院强制执行'
