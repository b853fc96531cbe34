import type { columnChoice as zhChoice, rowColumns as zh } from './row-columns.zh.ts';

/** Titles of the columns of the list of verdicts, on the screen and in files, English. */
export const rowColumns: typeof zh = {
  org: 'Agency',
  orgCode: 'Agency code',
  metric: 'Metric ID',
  metricName: 'Metric',
  act: 'Kind of act',
  key: 'Number',
  subject: 'Case',
  state: 'State',
  reason: 'Reason',
  on_date: 'Attributed to',
  start_on: 'Start',
  due_on: 'Due',
  done_on: 'Done',
  lag: 'Days taken',
  over: 'Days over',
  excuse: 'Excused',
  law: 'Law',
  file: 'Source file',
  record: 'Row',
  source: 'Source file: row',
};

/** Texts of choosing among them. */
export const columnChoice: typeof zhChoice = {
  button: 'Columns',
  legend: 'Columns that are shown',
  usual: 'As usual',
  copied: (n) => `${n} ${n === '1' ? 'row' : 'rows'} copied`,
};
