import { layout } from './layout.ts';

/** 监督整改台账. Natural key: 整改编号. */
export const rectifications = layout({
  id: 'rectifications',
  title: '监督整改台账',
  file: '监督整改台账.csv',
  key: ['rect_no'],
  columns: [
    { field: 'rect_no', header: '整改编号', synonyms: ['监督文书编号'], type: 'key', required: true },
    { field: 'org_name', header: '责任单位', synonyms: ['整改单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '责任单位统一社会信用代码', synonyms: ['责任单位代码', '责任单位信用代码'], type: 'uscc', agency: true },
    { field: 'issue', header: '问题描述', synonyms: ['问题'], type: 'text' },
    { field: 'issued_on', header: '下达日期', synonyms: ['印发日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'due_on', header: '整改期限', synonyms: ['整改时限'], type: 'date' },
    { field: 'done_on', header: '整改完成日期', synonyms: ['完成日期'], type: 'date', hidden: 'value' },
  ],
});
