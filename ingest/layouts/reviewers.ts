import { layout } from './layout.ts';

/** 法制审核人员清单. Natural key: org + 姓名. */
export const reviewers = layout({
  id: 'reviewers',
  title: '法制审核人员清单',
  file: '法制审核人员清单.csv',
  key: ['org', 'name'],
  columns: [
    { field: 'name', header: '姓名', synonyms: ['审核人员姓名'], type: 'name', required: true },
    { field: 'org_name', header: '单位', synonyms: ['工作单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '单位统一社会信用代码', synonyms: ['单位代码', '单位信用代码'], type: 'uscc', agency: true },
    { field: 'cert_no', header: '执法证件编号', synonyms: ['执法证号'], type: 'key' },
    { field: 'lpq_no', header: '法律职业资格证号', synonyms: ['法律职业资格证书编号'], type: 'key' },
    { field: 'first_on', header: '初次从事审核日期', synonyms: ['首次从事法制审核日期'], type: 'date' },
    { field: 'active', header: '是否在岗', synonyms: ['在岗'], type: 'bool', emptyMeans: '是' },
  ],
});
