-- id: PUB-12
-- name: 撤回及时率
-- name.en: Withdrawn in time
-- system: publicity
-- definition: 已公示的处罚决定被依法变更、撤销、确认违法或者确认无效的，在3个工作日内撤回全部公示并写明撤回原因的比例。先于触发日期撤回的为
--     达标。
-- definition.en: Share of the published penalty decisions that were changed, annulled or declared unlawful or void and whose publications
--     were all withdrawn within 3 working days, with the reason. Withdrawal before that day is met.
-- unit: 被变更、撤销等的处罚决定
-- unit.en: penalty decision that was changed or annulled
-- attribution: 触发日期：自行撤销日期，复议诉讼生效日期（没有的为办结日期）
-- attribution.en: day of the revocation or of the outcome of the appeal
-- exclusions: 2021年7月15日前触发的、没有公示过的、触发之后才公示的（变更后的决定重新公示）不适用。只在国家企业信用信息公示系统导出中
--     的无法判定（没有撤下日期列）；复议诉讼的文号为空或者查不到决定的，另列一行无法判定。
-- exclusions.en: Exempt when triggered before 15 July 2021, never published, or published only afterwards. Unknown when only in the export
--     of the credit system, which has no day of withdrawal; an appeal whose number is empty or belongs to no decision is a row of its own,
--     unknown.
-- law: 行政处罚法第48条第2款；行政处罚法第85条
-- direction: up
-- target: 1
-- clock: deadline
-- sources: cases
-- evidence: disclosures
SELECT
  w.org, w.key, w.act, w.key AS subject, w.trigger_on AS on_date,
  CASE
    WHEN w.trigger_on < s.penalty_law_2021_from THEN 'exempt'
    WHEN p.docno IS NULL AND g.docno IS NULL THEN 'exempt'
    WHEN p.docno IS NULL THEN 'unknown'
    WHEN p.first_on > w.trigger_on THEN 'exempt'
  END AS ruled,
  CASE
    WHEN w.trigger_on < s.penalty_law_2021_from THEN 'before_penalty_law_2021'
    WHEN p.docno IS NULL AND g.docno IS NULL THEN 'never_published'
    WHEN p.docno IS NULL THEN 'withdrawal_not_seen'
    WHEN p.first_on > w.trigger_on THEN 'published_anew'
  END AS reason,
  CASE WHEN v.withdrawn_on < w.trigger_on THEN v.withdrawn_on ELSE w.trigger_on END AS start_on,
  v.withdrawn_on AS done_on, x.due_on, x.beyond, w.file, w.record
FROM withdrawal_duty w
CROSS JOIN setting s
LEFT JOIN (SELECT org, subject_no AS docno, min(published_on) AS first_on FROM disclosures GROUP BY org, subject_no) p
  ON p.org = w.org AND p.docno = w.docno
LEFT JOIN (SELECT DISTINCT org, decision_no AS docno FROM gsxt) g ON g.org = w.org AND g.docno = w.docno
LEFT JOIN (
  SELECT
    w.key, CASE WHEN min(CASE WHEN d.withdrawn_on IS NULL OR d.withdrawn_reason IS NULL THEN 0 ELSE 1 END) = 1 THEN max(d.withdrawn_on) END AS withdrawn_on
  FROM withdrawal_duty w
  JOIN disclosures d ON d.org = w.org AND d.subject_no = w.docno AND d.published_on <= w.trigger_on
  GROUP BY w.key
) v ON v.key = w.key
LEFT JOIN deadline x ON x.rule = 'withdraw' AND x.start_on = w.trigger_on AND x.extra = 0
UNION ALL
SELECT
  t.org, t.appeal_no, '行政处罚', t.docno, t.trigger_on, 'unknown', CASE WHEN t.docno IS NULL THEN 'number_missing' ELSE 'no_such_decision' END,
  CAST(NULL AS DATE), CAST(NULL AS DATE), CAST(NULL AS DATE), FALSE, t.file, t.record
FROM withdrawal_trigger t
LEFT JOIN (SELECT DISTINCT org, decision_no FROM decision WHERE decision_no IS NOT NULL) d ON d.org = t.org AND d.decision_no = t.docno
WHERE d.org IS NULL
