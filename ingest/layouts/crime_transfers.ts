import { layout } from './layout.ts';

/** 涉嫌犯罪移送台账. Natural key: 移送编号. */
export const crimeTransfers = layout({
  id: 'crime_transfers',
  title: '涉嫌犯罪移送台账',
  file: '涉嫌犯罪移送台账.csv',
  further: true,
  key: ['transfer_no'],
  columns: [
    { field: 'transfer_no', header: '移送编号', type: 'key', required: true },
    { field: 'case_no', header: '案件编号', type: 'key' },
    { field: 'org_name', header: '移送单位', synonyms: ['移送机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '移送单位统一社会信用代码', synonyms: ['移送单位代码', '移送单位信用代码'], type: 'uscc', agency: true },
    { field: 'reported_on', header: '移送报告提出日期', synonyms: ['移送报告日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'decided_at', header: '移送决定时间', type: 'datetime', hidden: 'value' },
    { field: 'approved', header: '是否批准移送', type: 'bool' },
    { field: 'handed_at', header: '移送公安时间', type: 'datetime', hidden: 'value' },
  ],
});
