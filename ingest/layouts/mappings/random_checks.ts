import { mapping } from '../mapping.ts';
import { inspectionResults } from './results.ts';

/** Tasks of random checks, a row a task. */
export const randomTasks = mapping({
  id: 'random-tasks',
  title: '双随机平台抽查任务',
  source: '双随机、一公开监管平台导出的抽查任务表',
  note: '每行是一项任务而不是一个抽查对象，按任务计数，不按户数计数',
  signs: ['随机抽取企业总数'],
  feeds: [
    {
      table: 'plan_tasks',
      columns: {
        task_no: { from: ['任务编码', '任务编号'] },
        plan_no: { from: ['计划编码', '计划编号', '抽查计划编号'] },
        org_name: { from: ['实施部门', '任务组织部门'] },
        object_name: { from: ['抽查检查对象', '检查对象'] },
        drawn_on: { from: ['抽取日期'] },
        due_on: { from: ['任务计划期限结束日期', '任务计划期限结束', '任务结束日期', '任务结束时间'] },
      },
    },
  ],
});

/** Results of random checks, a row an enterprise of a task. What has not been checked yet is no inspection. */
export const randomResults = mapping({
  id: 'random-results',
  title: '双随机平台检查结果',
  source: '双随机、一公开监管平台导出的检查结果表',
  note: '检查编号由任务编号与主体身份代码合成；没有检查时间的还没有检查，计入非数据行',
  signs: ['主体身份代码'],
  feeds: [
    {
      table: 'inspections',
      when: ['检查时间', '检查日期'],
      columns: {
        insp_no: { join: [['任务编号', '任务编码'], '主体身份代码'] },
        task_no: { from: ['任务编号', '任务编码'] },
        task_source: { value: '双随机' },
        org_name: { from: ['检查机关名称', '检查机关'] },
        object_name: { from: ['主体名称', '企业名称', '检查对象名称'] },
        object_code: { from: '主体身份代码' },
        insp_on: { from: ['检查时间', '检查日期'] },
        result: { from: '检查结果', codes: inspectionResults },
      },
      absent: { object_name: '能计入检查，对象名称只能以主体身份代码查对' },
    },
  ],
});
