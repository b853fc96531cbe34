import { layout } from './layout.ts';

/** 行政执法人员清单. Natural key: person. 证件有效期 may be given as a two-row group 证件有效期 / 起, 止. */
export const officers = layout({
  id: 'officers',
  title: '行政执法人员清单',
  file: '行政执法人员清单.xlsx',
  key: ['person'],
  columns: [
    { field: 'name', header: '姓名', synonyms: ['执法人员姓名'], type: 'name', required: true },
    { field: 'org_name', header: '单位', synonyms: ['工作单位', '所在单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '单位统一社会信用代码', synonyms: ['单位代码', '单位信用代码'], type: 'uscc', agency: true },
    { field: 'post', header: '职务', synonyms: ['职务职级'], type: 'text' },
    { field: 'cert_no', header: '证件编号', synonyms: ['执法证号', '执法证件编号'], type: 'key' },
    { field: 'category', header: '执法类别', type: 'text' },
    { field: 'area', header: '执法区域', type: 'text' },
    { field: 'cert_from', header: '证件有效期自', synonyms: ['证件有效期起', '发证日期'], type: 'date' },
    { field: 'cert_to', header: '证件有效期至', synonyms: ['证件有效期', '证件有效期止', '有效期至'], type: 'date' },
    { field: 'status', header: '人员状态', synonyms: ['状态'], type: 'enum', codes: 'officer_status', emptyMeans: '在岗' },
    { field: 'joined_on', header: '入职日期', synonyms: ['从事执法日期'], type: 'date' },
    { field: 'published_on', header: '公开日期', synonyms: ['公示日期'], type: 'date', hidden: 'value' },
  ],
});
