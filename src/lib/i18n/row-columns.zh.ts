import type { RowColumnKey } from '../results/row-columns.ts';

/** Titles of the columns of the list of verdicts, on the screen and in files, Chinese. */
export const rowColumns: Record<RowColumnKey, string> = {
  org: '机关',
  orgCode: '机关代码',
  metric: '指标编号',
  metricName: '指标',
  act: '执法行为',
  key: '编号',
  subject: '所属案件',
  state: '状态',
  reason: '原因',
  on_date: '归属日期',
  start_on: '起算日',
  due_on: '期限',
  done_on: '完成日',
  lag: '用时工作日',
  over: '超期工作日',
  excuse: '核减',
  law: '依据',
  file: '来源文件',
  record: '行',
  source: '来源文件：行',
};

/** Texts of choosing among them. */
export const columnChoice = {
  button: '列',
  legend: '显示哪些列',
  usual: '恢复默认',
  copied: (n: string) => `已复制${n}行`,
};
