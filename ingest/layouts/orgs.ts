import { layout } from './layout.ts';

/** 执法主体名录. Natural key: 机关代码. */
export const orgs = layout({
  id: 'orgs',
  title: '执法主体名录',
  file: '执法主体名录.csv',
  key: ['org_code'],
  columns: [
    { field: 'org_code', header: '机关代码', synonyms: ['主体代码', '单位代码'], type: 'key', required: true },
    { field: 'name', header: '机关名称', synonyms: ['主体名称', '单位名称', '执法主体名称'], type: 'name', required: true },
    { field: 'uscc', header: '统一社会信用代码', synonyms: ['信用代码'], type: 'uscc', required: true },
    { field: 'region', header: '行政区划代码', synonyms: ['区划代码'], type: 'key', required: true },
    { field: 'peer_group', header: '对标组', synonyms: ['分组', '考核分组'], type: 'text' },
    { field: 'parent_code', header: '上级机关代码', synonyms: ['主管机关代码'], type: 'key' },
    { field: 'is_enforcement', header: '是否执法主体', synonyms: ['执法主体'], type: 'bool', emptyMeans: '是' },
    { field: 'created_on', header: '设立日期', synonyms: ['成立日期'], type: 'date' },
  ],
});
