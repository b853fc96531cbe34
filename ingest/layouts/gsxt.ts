import { layout } from './layout.ts';

/** 国家企业信用信息公示系统导出. Natural key: org + 决定书文号. Rows count as disclosures on the channel 国家企业信用信息公示系统. The agency is resolved by name only. */
export const gsxt = layout({
  id: 'gsxt',
  title: '国家企业信用信息公示系统导出',
  file: '国家企业信用信息公示系统导出.csv',
  key: ['org', 'decision_no'],
  columns: [
    { field: 'decision_no', header: '决定书文号', synonyms: ['penDecNo'], type: 'docno', required: true },
    { field: 'violation', header: '违法行为类型', synonyms: ['illegActType'], type: 'text' },
    { field: 'content', header: '行政处罚内容', synonyms: ['penContent'], type: 'text' },
    { field: 'org_name', header: '决定机关名称', synonyms: ['penAuth_CN'], type: 'name', required: true },
    { field: 'decision_on', header: '处罚决定日期', synonyms: ['penDecIssDate'], type: 'date', hidden: 'value' },
    { field: 'published_on', header: '公示日期', synonyms: ['publicDate'], type: 'date', required: true, hidden: 'row' },
  ],
});
