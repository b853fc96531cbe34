import { layout } from './layout.ts';

/** 公示台账. Natural key: org + 决定书文号 + 公示渠道 + 公示日期. One row per decision, channel and publication. For 行政检查 the 检查编号 stands in 决定书文号. */
export const disclosures = layout({
  id: 'disclosures',
  title: '公示台账',
  file: '公示台账.csv',
  key: ['org', 'subject_no', 'channel', 'published_on'],
  columns: [
    { field: 'act_type', header: '公示类型', synonyms: ['执法类别'], type: 'enum', codes: 'act_type' },
    { field: 'subject_no', header: '决定书文号', synonyms: ['公示事项编号', '文号'], type: 'docno', required: true },
    { field: 'org_name', header: '公示机关', synonyms: ['公示单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '公示机关统一社会信用代码', synonyms: ['公示机关代码', '公示机关信用代码'], type: 'uscc', agency: true },
    { field: 'channel', header: '公示渠道', synonyms: ['公示载体', '公示平台'], type: 'enum', codes: 'channel', required: true },
    { field: 'published_on', header: '公示日期', synonyms: ['公开日期', '发布日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'withdrawn_on', header: '撤下日期', synonyms: ['撤回日期'], type: 'date', hidden: 'value' },
    { field: 'withdrawn_reason', header: '撤下原因', synonyms: ['撤回原因'], type: 'text' },
  ],
});
