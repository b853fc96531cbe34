-- 罚款的缴纳：有罚款、登记了执行情况的处罚决定。缴清、催告或者申请执行中较早的为履行。
-- Fines to be paid, of decisions whose payment is registered. Paid in full, or a step of enforcement taken, whichever came first.
SELECT
  d.key, d.org, d.act, d.on_date, c.served_on, coalesce(e.instalment_until, e.pay_due_on) AS pay_due_on,
  CASE WHEN e.enforced_on < e.paid_on OR e.paid_on IS NULL THEN e.enforced_on ELSE e.paid_on END AS done_on, d.file, d.record
FROM decision d
JOIN cases c ON c.case_no = d.key
JOIN case_details e ON e.case_no = d.key
WHERE d.family = 'CF' AND c.fine > 0
