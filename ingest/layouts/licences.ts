import { layout } from './layout.ts';

/** 行政许可办件台账. Natural key: 办件编号. */
export const licences = layout({
  id: 'licences',
  title: '行政许可办件台账',
  file: '行政许可办件台账.csv',
  key: ['licence_no'],
  columns: [
    { field: 'licence_no', header: '办件编号', synonyms: ['受理编号', '业务编号'], type: 'key', required: true },
    { field: 'org_name', header: '许可机关', synonyms: ['审批机关', '受理机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '许可机关统一社会信用代码', synonyms: ['许可机关代码', '许可机关信用代码'], type: 'uscc', agency: true },
    { field: 'item_name', header: '事项名称', synonyms: ['许可事项名称', '许可事项'], type: 'text' },
    { field: 'party_name', header: '申请人名称', synonyms: ['申请人', '行政相对人名称'], type: 'name', required: true },
    { field: 'party_type', header: '申请人类型', synonyms: ['申请人类别'], type: 'enum', codes: 'party_type' },
    { field: 'party_code', header: '申请人代码', synonyms: ['申请人统一社会信用代码/身份证号', '申请人证件号码'], type: 'partycode' },
    { field: 'kind', header: '办件类型', synonyms: ['事项类型'], type: 'enum', codes: 'licence_kind' },
    { field: 'applied_on', header: '申请日期', synonyms: ['申请时间', '收件日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'accepted_on', header: '受理日期', synonyms: ['受理时间'], type: 'date', hidden: 'value' },
    { field: 'special_days', header: '特别程序天数', synonyms: ['特别程序工作日', '不计入期限工作日'], type: 'int' },
    { field: 'ext_approved_on', header: '延长批准日期', synonyms: ['延期批准日期'], type: 'date', hidden: 'value' },
    { field: 'ext_days', header: '延长天数', synonyms: ['延期天数'], type: 'int' },
    { field: 'decision_no', header: '决定文书号', synonyms: ['许可决定文书号', '许可文号'], type: 'docno' },
    { field: 'decision_on', header: '决定日期', synonyms: ['许可决定日期', '办结日期'], type: 'date', hidden: 'value', hides: ['decision_no', 'result'] },
    { field: 'result', header: '决定结果', synonyms: ['办理结果', '许可结果'], type: 'enum', codes: 'licence_result' },
    { field: 'issued_on', header: '颁证日期', synonyms: ['发证日期'], type: 'date', hidden: 'value' },
    { field: 'is_major', header: '是否重大许可', synonyms: ['是否重大'], type: 'bool' },
    { field: 'secrecy', header: '不予公开原因', synonyms: ['不公开原因'], type: 'enum', codes: 'secrecy' },
    { field: 'officers', header: '办理人员', synonyms: ['经办人'], type: 'people' },
  ],
});
