import { layout } from './layout.ts';

/** 投诉举报台账. Natural key: 工单编号. The person who complains has no column. */
export const complaints = layout({
  id: 'complaints',
  title: '投诉举报台账',
  file: '投诉举报台账.csv',
  further: true,
  key: ['ticket_no'],
  columns: [
    { field: 'ticket_no', header: '工单编号', synonyms: ['投诉编号'], type: 'key', required: true },
    { field: 'org_name', header: '承办单位', synonyms: ['办理单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '承办单位统一社会信用代码', synonyms: ['承办单位代码', '承办单位信用代码'], type: 'uscc', agency: true },
    { field: 'accepted_on', header: '转办日期', synonyms: ['受理时间', '转办时间'], type: 'date', required: true, hidden: 'row' },
    { field: 'due_on', header: '办结期限', type: 'date' },
    { field: 'done_on', header: '办结日期', synonyms: ['办结时间'], type: 'date', hidden: 'value' },
    { field: 'upheld', header: '是否属实', synonyms: ['查证属实'], type: 'bool' },
    { field: 'case_no', header: '立案案件编号', synonyms: ['案件编号'], type: 'key' },
    { field: 'disposition', header: '不立案处理情况', synonyms: ['处理结果'], type: 'text' },
  ],
});
