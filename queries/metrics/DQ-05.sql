-- id: DQ-05
-- name: 跨源一致率
-- name.en: Sources that agree
-- system: quality
-- definition: 已报送双公示的处罚决定、准予的许可决定中，至少有一条双公示记录的当事人名称、决定日期（处罚还有罚款金额，容差1元）与台账相同的比例。
--     期限届满仍未报送的，以及双公示中的文号不属于本机关任何执法决定的，为不一致。
-- definition.en: Share of the penalties and granted licences of which at least one row in the credit files has the same party and the same day
--     of decision (of a penalty also the same fine, to 1 yuan) as the agency's own register. Not reported when due, and a number in the
--     credit files that belongs to no decision of the agency, count as disagreement.
-- unit: 执法决定（处罚、许可），或者不属于任何决定的双公示文号
-- unit.en: decision (penalty, licence), or a number in the credit files that belongs to none
-- attribution: 决定日期；只有文号的，处罚为立案日期、许可为申请日期；不属于任何决定的文号为双公示记录的决定日期，同一年有几个日期的取最早的
-- attribution.en: day of the decision; with a number only, the day of filing (penalty) or application (licence); of a number that belongs to no
--     decision the day of decision in the credit file, the earliest within a year
-- exclusions: 与双公示漏报率相同。撤销立案的案件不是执法决定。其余各项相同、只是来源不列当事人名称的（信用中国网页），没有报送该类台账而双
--     公示中有的文号，无法判定。
-- exclusions.en: As for decisions missing from credit reporting. A withdrawn case is no decision. Unknown when all agrees in a source that
--     names no party (a page of Credit China), and a number in the credit files of a kind of which no register was read.
-- law: 双公示工作要求
-- direction: up
-- target: 0.98
-- clock: deadline
-- sources: cases, licences
-- evidence: credit_penalties or credit_licences
SELECT
  d.org, d.key, d.act, d.key AS subject, d.on_date,
  CASE
    WHEN d.ruled = 'met' AND a.key IS NULL THEN 'overdue'
    WHEN d.ruled = 'met' AND a.named = 0 THEN 'unknown'
    ELSE d.ruled
  END AS ruled,
  CASE
    WHEN d.ruled = 'met' AND a.key IS NULL THEN 'sources_differ'
    WHEN d.ruled = 'met' AND a.named = 0 THEN 'party_missing'
    ELSE d.reason
  END AS reason,
  d.decision_on AS start_on, CAST(NULL AS DATE) AS done_on, x.due_on, x.beyond, d.file, d.record
FROM credit_duty d
LEFT JOIN deadline x ON x.rule = CASE WHEN d.ruled IS NULL THEN 'report' END AND x.start_on = d.decision_on AND x.extra = 0
LEFT JOIN credit_agreement a ON a.family = d.family AND a.key = d.key
UNION ALL
SELECT
  u.org, u.org || '|' || u.docno, u.act, CAST(NULL AS VARCHAR), u.decision_on,
  CASE WHEN u.ledgered THEN 'overdue' ELSE 'unknown' END AS ruled, CASE WHEN u.ledgered THEN 'no_such_decision' ELSE 'ledger_absent' END AS reason,
  CAST(NULL AS DATE), CAST(NULL AS DATE), CAST(NULL AS DATE), FALSE, u.file, u.record
FROM credit_stray u
