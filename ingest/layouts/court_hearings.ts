import { layout } from './layout.ts';

/** 行政应诉出庭台账. Natural key: 出庭编号. One row per hearing in court. */
export const courtHearings = layout({
  id: 'court_hearings',
  title: '行政应诉出庭台账',
  file: '行政应诉出庭台账.csv',
  further: true,
  key: ['hearing_no'],
  columns: [
    { field: 'hearing_no', header: '出庭编号', synonyms: ['开庭编号'], type: 'key', required: true },
    { field: 'appeal_no', header: '案号', synonyms: ['诉讼案号'], type: 'key' },
    { field: 'org_name', header: '被诉机关', synonyms: ['应诉机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '被诉机关统一社会信用代码', synonyms: ['被诉机关代码', '被诉机关信用代码'], type: 'uscc', agency: true },
    { field: 'held_on', header: '开庭日期', type: 'date', required: true, hidden: 'row' },
    { field: 'head_present', header: '负责人是否出庭', type: 'bool' },
    { field: 'excuse', header: '负责人不出庭说明', synonyms: ['未出庭原因'], type: 'text' },
  ],
});
