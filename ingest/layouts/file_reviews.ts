import { layout } from './layout.ts';

/** 案卷评查结果. Natural key: 评查批次 + 案卷编号. */
export const fileReviews = layout({
  id: 'file_reviews',
  title: '案卷评查结果',
  file: '案卷评查结果.csv',
  further: true,
  key: ['batch_no', 'file_no'],
  columns: [
    { field: 'batch_no', header: '评查批次', synonyms: ['评查批次号'], type: 'key', required: true },
    { field: 'file_no', header: '案卷编号', synonyms: ['被评案卷编号'], type: 'key', required: true },
    { field: 'case_no', header: '案件编号', type: 'key' },
    { field: 'org_name', header: '被评单位', synonyms: ['被评查单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '被评单位统一社会信用代码', synonyms: ['被评单位代码', '被评单位信用代码'], type: 'uscc', agency: true },
    { field: 'reviewed_on', header: '评查日期', type: 'date', required: true, hidden: 'row' },
    { field: 'score', header: '评查得分', synonyms: ['得分'], type: 'num' },
    { field: 'vetoed', header: '是否一票否决', synonyms: ['是否否决'], type: 'bool' },
  ],
});
