import { layout } from './layout.ts';

/** 双随机抽查任务台账. Natural key: 任务编号. One row per object drawn. 行政检查台账.抽查任务编号 points here. */
export const planTasks = layout({
  id: 'plan_tasks',
  title: '双随机抽查任务台账',
  file: '双随机抽查任务台账.csv',
  key: ['task_no'],
  columns: [
    { field: 'task_no', header: '任务编号', synonyms: ['抽查任务编号'], type: 'key', required: true },
    { field: 'plan_no', header: '计划编号', synonyms: ['抽查计划编号'], type: 'key' },
    { field: 'org_name', header: '实施机关', synonyms: ['抽查机关', '实施部门'], type: 'name', agency: true },
    { field: 'org_uscc', header: '实施机关统一社会信用代码', synonyms: ['实施机关代码', '实施机关信用代码'], type: 'uscc', agency: true },
    { field: 'object_name', header: '抽查对象', synonyms: ['检查对象'], type: 'name', required: true },
    { field: 'object_code', header: '抽查对象统一社会信用代码', synonyms: ['检查对象代码'], type: 'uscc' },
    { field: 'drawn_on', header: '抽取日期', type: 'date', hidden: 'row' },
    { field: 'due_on', header: '完成时限', synonyms: ['抽查完成时限', '计划完成日期'], type: 'date', required: true },
    { field: 'object_state', header: '对象状态', synonyms: ['登记状态'], type: 'enum', codes: 'object_state' },
  ],
});
