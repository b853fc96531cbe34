import { layout } from './layout.ts';

/** 复议诉讼台账. Natural key: 案号. */
export const appeals = layout({
  id: 'appeals',
  title: '复议诉讼台账',
  file: '复议诉讼台账.csv',
  key: ['appeal_no'],
  columns: [
    { field: 'appeal_no', header: '案号', synonyms: ['复议案号', '复议诉讼案号'], type: 'key', required: true },
    { field: 'kind', header: '类型', synonyms: ['案件类型'], type: 'enum', codes: 'appeal_kind', required: true },
    { field: 'org_name', header: '被申请机关', synonyms: ['被申请人', '被告机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '被申请机关统一社会信用代码', synonyms: ['被申请机关代码', '被申请机关信用代码'], type: 'uscc', agency: true },
    { field: 'decision_no', header: '原决定书文号', synonyms: ['原行为文号'], type: 'docno' },
    { field: 'applied_on', header: '申请日期', synonyms: ['立案日期'], type: 'date', hidden: 'row' },
    { field: 'decided_on', header: '办结日期', synonyms: ['结案日期', '裁判日期'], type: 'date', hidden: 'value', hides: ['result', 'effective_on'] },
    { field: 'effective_on', header: '生效日期', type: 'date' },
    { field: 'result', header: '结果', synonyms: ['办理结果', '裁判结果'], type: 'enum', codes: 'appeal_result' },
  ],
});
