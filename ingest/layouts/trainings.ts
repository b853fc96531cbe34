import { layout } from './layout.ts';

/** 培训台账. Natural key: 培训编号 + person. One row per attendance. */
export const trainings = layout({
  id: 'trainings',
  title: '培训台账',
  file: '培训台账.csv',
  key: ['training_no', 'person'],
  columns: [
    { field: 'training_no', header: '培训编号', synonyms: ['培训班次编号'], type: 'key', required: true },
    { field: 'held_on', header: '培训日期', synonyms: ['培训时间'], type: 'date', required: true, hidden: 'row' },
    { field: 'org_name', header: '单位', synonyms: ['工作单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '单位统一社会信用代码', synonyms: ['单位代码', '单位信用代码'], type: 'uscc', agency: true },
    { field: 'name', header: '姓名', synonyms: ['参训人员'], type: 'name', required: true },
    { field: 'cert_no', header: '证件编号', synonyms: ['执法证号'], type: 'key' },
    { field: 'hours', header: '学时', synonyms: ['培训学时'], type: 'num', required: true },
    { field: 'kind', header: '培训类型', synonyms: ['培训类别'], type: 'enum', codes: 'train_kind' },
  ],
});
