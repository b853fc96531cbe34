import { layout } from './layout.ts';

/** 应音像记录环节台账. Natural key: 环节编号. One row per on-site activity that has to be recorded; 关联编号 is a case, inspection or coercion number. */
export const duties = layout({
  id: 'duties',
  title: '应音像记录环节台账',
  file: '应音像记录环节台账.csv',
  key: ['duty_no'],
  columns: [
    { field: 'duty_no', header: '环节编号', synonyms: ['记录事项编号'], type: 'key', required: true },
    { field: 'org_name', header: '所属机关', synonyms: ['执法机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '所属机关统一社会信用代码', synonyms: ['所属机关代码', '所属机关信用代码'], type: 'uscc', agency: true },
    { field: 'ref_no', header: '关联编号', synonyms: ['案件编号/检查编号', '案件编号', '检查编号'], type: 'key' },
    { field: 'scene', header: '环节', synonyms: ['记录环节', '音像记录环节'], type: 'enum', codes: 'scene' },
    { field: 'start_at', header: '开始时间', synonyms: ['环节开始时间'], type: 'datetime', required: true, hidden: 'row' },
    { field: 'end_at', header: '结束时间', synonyms: ['环节结束时间'], type: 'datetime', required: true },
    { field: 'need', header: '记录要求', synonyms: ['记录方式'], type: 'enum', codes: 'av_need', required: true },
    { field: 'exempt', header: '免录原因', synonyms: ['未记录原因'], type: 'enum', codes: 'av_exempt' },
    { field: 'officers', header: '执法人员', synonyms: ['现场人员'], type: 'people' },
  ],
});
