import { layout } from './layout.ts';

/** 行政执法监督文书台账. Natural key: 监督文书编号. */
export const supervisionOpinions = layout({
  id: 'supervision_opinions',
  title: '行政执法监督文书台账',
  file: '行政执法监督文书台账.csv',
  further: true,
  key: ['opinion_no'],
  columns: [
    { field: 'opinion_no', header: '监督文书编号', synonyms: ['意见书编号'], type: 'key', required: true },
    { field: 'org_name', header: '被监督单位', synonyms: ['责任单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '被监督单位统一社会信用代码', synonyms: ['被监督单位代码', '被监督单位信用代码'], type: 'uscc', agency: true },
    { field: 'kind', header: '文书类型', type: 'enum', codes: 'opinion_kind' },
    { field: 'issued_on', header: '送达日期', synonyms: ['下达日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'due_on', header: '办理期限', synonyms: ['整改期限'], type: 'date' },
    { field: 'done_on', header: '反馈日期', synonyms: ['报告整改结果日期'], type: 'date', hidden: 'value' },
    { field: 'accepted', header: '整改是否认可', synonyms: ['是否通过验收'], type: 'bool' },
  ],
});
