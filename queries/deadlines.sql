-- 需要计算的期限：规则、起算日、数据中另加的天数。各指标只与结果关联，自身不做日期运算。
-- The due days that the metrics need: rule, start day, additional days from the data.
SELECT rule, start_on, 0 AS extra FROM disclosure_duty WHERE start_on IS NOT NULL AND coalesce(ruled, '') <> 'exempt'
UNION
SELECT rule, decision_on, 0 FROM penalty_service WHERE decision_on IS NOT NULL
UNION
SELECT 'decide', filed_on, excluded FROM case_term WHERE filed_on IS NOT NULL
UNION
SELECT 'decide', filed_on, excluded_and_granted FROM case_term WHERE filed_on IS NOT NULL AND granted > 0
UNION
SELECT 'upload', end_day, 0 FROM recording_span WHERE end_day IS NOT NULL
UNION
SELECT 'upload', end_day, 0 FROM duties WHERE end_day IS NOT NULL
UNION
SELECT CASE WHEN complex THEN 'review_complex' ELSE 'review' END, coalesce(complete_on, submitted_on), 0 FROM reviews
UNION
SELECT 'report', decision_on, 0 FROM credit_duty WHERE decision_on IS NOT NULL AND coalesce(ruled, '') <> 'exempt'
UNION
SELECT 'hearing_request', notice_on, 0 FROM cases WHERE notice_on IS NOT NULL
UNION
SELECT 'licence', accepted_on, special FROM licence_term WHERE accepted_on IS NOT NULL
UNION
SELECT 'licence', accepted_on, special_and_granted FROM licence_term WHERE accepted_on IS NOT NULL AND extended
UNION
SELECT 'archive', closed_on, 0 FROM cases WHERE closed_on IS NOT NULL
UNION
SELECT 'filing', decision_on, 0 FROM filing_duty
UNION
SELECT 'publish_other', insp_on, 0 FROM inspection_publication WHERE insp_on IS NOT NULL
UNION
SELECT 'supplement', insp_on, 0 FROM inspections WHERE insp_on IS NOT NULL
UNION
SELECT 'rectify', issued_on, 0 FROM rectifications WHERE issued_on IS NOT NULL
UNION
SELECT 'report', decision_on, 0 FROM credit_row WHERE decision_on IS NOT NULL
UNION
SELECT 'withdraw', trigger_on, 0 FROM withdrawal_duty WHERE trigger_on IS NOT NULL
UNION
SELECT 'preservation', preserved_on, 0 FROM cases WHERE preserved_on IS NOT NULL
UNION
SELECT 'hearing_notice', made_on, 0 FROM hearing_notice
UNION
SELECT 'licence_delivery', decision_on, 0 FROM decision WHERE family = 'XK' AND decision_on IS NOT NULL
UNION
SELECT 'pre_update', changed_on, 0 FROM change_events WHERE changed_on IS NOT NULL
UNION
SELECT 'correct', found_on, 0 FROM corrections WHERE found_on IS NOT NULL
UNION
SELECT 'seizure', decision_on, testing FROM seizure_term WHERE decision_on IS NOT NULL
UNION
SELECT 'seizure', decision_on, testing_and_granted FROM seizure_term WHERE decision_on IS NOT NULL AND granted > 0
UNION
SELECT 'freeze_document', decision_on, 0 FROM seizure_term WHERE kind = '冻结存款、汇款' AND decision_on IS NOT NULL
UNION
SELECT 'dun', dun_on, 0 FROM coercion_details WHERE dun_on IS NOT NULL
UNION
SELECT 'licence_fix', received_on, 0 FROM licence_details WHERE received_on IS NOT NULL
UNION
SELECT 'promise', accepted_on, promised FROM licence_promise WHERE accepted_on IS NOT NULL
UNION
SELECT 'transfer', reported_on, 0 FROM crime_transfers WHERE reported_on IS NOT NULL
UNION
SELECT 'pay', served_on, 0 FROM payment_duty WHERE served_on IS NOT NULL
UNION
SELECT 'case_open', accepted_on, 0 FROM complaints WHERE accepted_on IS NOT NULL
