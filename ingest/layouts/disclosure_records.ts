import { layout } from './layout.ts';

/** 公示管理登记. Natural key: org + 公示类型 + 公示文号 + 公示载体. What a publishing platform knows of one publication: who audited it, how it got there, what it says. */
export const disclosureRecords = layout({
  id: 'disclosure_records',
  title: '公示管理登记',
  file: '公示管理登记.csv',
  further: true,
  key: ['org', 'act_type', 'subject_no', 'channel'],
  columns: [
    { field: 'act_type', header: '公示类型', type: 'enum', codes: 'act_type', required: true },
    { field: 'subject_no', header: '公示文号', type: 'docno', required: true },
    { field: 'org_name', header: '发布单位', type: 'name', agency: true },
    { field: 'org_uscc', header: '发布单位统一社会信用代码', synonyms: ['发布单位代码', '发布单位信用代码'], type: 'uscc', agency: true },
    { field: 'channel', header: '公示载体', type: 'enum', codes: 'channel', required: true },
    { field: 'published_on', header: '发布日期', type: 'date', required: true, hidden: 'row' },
    { field: 'audited_on', header: '发布审核日期', synonyms: ['审核日期'], type: 'date', hidden: 'value' },
    { field: 'audited_by', header: '发布审核人', synonyms: ['审核人'], type: 'name' },
    { field: 'push_mode', header: '推送方式', type: 'enum', codes: 'push_mode', required: true },
    { field: 'display_until', header: '公示截止日期', synonyms: ['公示期限'], type: 'date' },
    { field: 'withdrawn_on', header: '撤下日期', synonyms: ['撤回日期'], type: 'date', hidden: 'value' },
    { field: 'party_name', header: '公示的当事人名称', synonyms: ['公示当事人'], type: 'name' },
    { field: 'decision_on', header: '公示的决定日期', type: 'date' },
    { field: 'fine', header: '公示的罚款金额（元）', type: 'money' },
    { field: 'personal', header: '是否含个人信息', synonyms: ['个人信息检查'], type: 'bool' },
  ],
});
