import { layout } from './layout.ts';

/** 动态调整台账. Natural key: 变化编号. One row per change of law or of the agency's functions that touches what is published beforehand. */
export const changeEvents = layout({
  id: 'change_events',
  title: '动态调整台账',
  file: '动态调整台账.csv',
  further: true,
  key: ['event_no'],
  columns: [
    { field: 'event_no', header: '变化编号', synonyms: ['调整事项编号'], type: 'key', required: true },
    { field: 'org_name', header: '调整单位', synonyms: ['责任单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '调整单位统一社会信用代码', synonyms: ['调整单位代码', '调整单位信用代码'], type: 'uscc', agency: true },
    { field: 'kind', header: '变化原因', synonyms: ['调整原因'], type: 'text' },
    { field: 'item', header: '受影响的公开内容', synonyms: ['需更新的内容'], type: 'text' },
    { field: 'changed_on', header: '变化日期', synonyms: ['变化生效日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'updated_on', header: '更新公开日期', synonyms: ['更新完成日期'], type: 'date', hidden: 'value' },
  ],
});
