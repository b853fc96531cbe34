import { layout } from './layout.ts';

/** 实施进度台账. Natural key: org + 进度代码. Codes: M1 制定方案并备案 M2 制定修订文件清单 M3 总结评估; C1 汇编成册 C2 网站专栏公开 C3 报送备案. */
export const milestones = layout({
  id: 'milestones',
  title: '实施进度台账',
  file: '实施进度台账.csv',
  further: true,
  key: ['org', 'code'],
  columns: [
    { field: 'org_name', header: '实施单位', synonyms: ['单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '实施单位统一社会信用代码', synonyms: ['实施单位代码', '实施单位信用代码'], type: 'uscc', agency: true },
    { field: 'code', header: '进度代码', type: 'key', required: true },
    { field: 'title', header: '进度事项', type: 'text' },
    { field: 'due_on', header: '完成期限', type: 'date' },
    { field: 'done_on', header: '完成日期', type: 'date', hidden: 'value' },
  ],
});
