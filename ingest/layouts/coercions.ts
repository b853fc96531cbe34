import { layout } from './layout.ts';

/** 行政强制台账. Natural key: 强制编号. */
export const coercions = layout({
  id: 'coercions',
  title: '行政强制台账',
  file: '行政强制台账.csv',
  key: ['coercion_no'],
  columns: [
    { field: 'coercion_no', header: '强制编号', synonyms: ['强制行为编号'], type: 'key', required: true },
    { field: 'case_no', header: '案件编号', synonyms: ['关联案件编号'], type: 'key' },
    { field: 'org_name', header: '实施机关', synonyms: ['强制机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '实施机关统一社会信用代码', synonyms: ['实施机关代码', '实施机关信用代码'], type: 'uscc', agency: true },
    { field: 'class', header: '强制类别', type: 'enum', codes: 'coercion_class', required: true },
    { field: 'kind', header: '强制种类', synonyms: ['强制方式', '强制措施类型'], type: 'enum', codes: 'coercion_kind' },
    { field: 'party_name', header: '当事人名称', synonyms: ['当事人'], type: 'name' },
    { field: 'decision_no', header: '强制决定书文号', synonyms: ['决定书文号', '强制决定书号'], type: 'docno' },
    { field: 'decision_on', header: '决定日期', synonyms: ['强制决定日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'implemented_at', header: '实施时间', synonyms: ['实施强制措施的起始时间'], type: 'datetime', hidden: 'value' },
    { field: 'ended_on', header: '执行完毕日期', synonyms: ['执行完毕或终结日期'], type: 'date', hidden: 'value' },
    { field: 'court_applied_on', header: '申请法院日期', synonyms: ['申请法院强制执行日期'], type: 'date', hidden: 'value' },
    { field: 'released_on', header: '解除或处理日期', synonyms: ['解除日期'], type: 'date', hidden: 'value' },
    { field: 'is_major', header: '是否重大强制', synonyms: ['是否重大'], type: 'bool' },
    { field: 'officers', header: '执行人员', synonyms: ['执法人员'], type: 'people' },
    { field: 'secrecy', header: '不予公开原因', synonyms: ['不公开原因'], type: 'enum', codes: 'secrecy' },
  ],
});
