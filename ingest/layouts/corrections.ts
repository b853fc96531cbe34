import { layout } from './layout.ts';

/** 公示纠错台账. Natural key: 纠错编号. */
export const corrections = layout({
  id: 'corrections',
  title: '公示纠错台账',
  file: '公示纠错台账.csv',
  further: true,
  key: ['correction_no'],
  columns: [
    { field: 'correction_no', header: '纠错编号', synonyms: ['纠错登记号'], type: 'key', required: true },
    { field: 'org_name', header: '纠错单位', synonyms: ['责任单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '纠错单位统一社会信用代码', synonyms: ['纠错单位代码', '纠错单位信用代码'], type: 'uscc', agency: true },
    { field: 'subject_no', header: '公示文号', synonyms: ['决定书文号'], type: 'docno' },
    { field: 'problem', header: '公示差错', synonyms: ['问题描述'], type: 'text' },
    { field: 'found_on', header: '发现日期', synonyms: ['受理日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'due_on', header: '纠正期限', type: 'date' },
    { field: 'done_on', header: '纠正日期', synonyms: ['更正日期'], type: 'date', hidden: 'value' },
  ],
});
