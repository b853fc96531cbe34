import { layout } from './layout.ts';

/** 行政赔偿台账. Natural key: 赔偿申请编号. One row per application for compensation by the state; who applies has no column. */
export const compensations = layout({
  id: 'compensations',
  title: '行政赔偿台账',
  file: '行政赔偿台账.csv',
  further: true,
  key: ['claim_no'],
  columns: [
    { field: 'claim_no', header: '赔偿申请编号', synonyms: ['赔偿案号'], type: 'key', required: true },
    { field: 'org_name', header: '赔偿义务机关', synonyms: ['被申请赔偿机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '赔偿义务机关统一社会信用代码', synonyms: ['赔偿义务机关代码', '赔偿义务机关信用代码'], type: 'uscc', agency: true },
    { field: 'decision_no', header: '所涉决定书文号', synonyms: ['所涉文号'], type: 'docno' },
    { field: 'applied_on', header: '申请赔偿日期', synonyms: ['赔偿申请日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'decided_on', header: '赔偿决定日期', type: 'date', hidden: 'value', hides: ['result', 'amount'] },
    { field: 'result', header: '赔偿决定结果', synonyms: ['赔偿结果'], type: 'enum', codes: 'compensation_result' },
    { field: 'amount', header: '赔偿金额（元）', synonyms: ['赔偿数额（元）'], type: 'money' },
    { field: 'paid_on', header: '赔偿支付日期', type: 'date', hidden: 'value' },
  ],
});
