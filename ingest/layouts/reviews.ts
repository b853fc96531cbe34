import { layout } from './layout.ts';

/** 法制审核台账. Natural key: 案件编号 + 审核轮次. One row per round. 案件编号 holds the number of the case (行政处罚), application (行政许可) or coercion (行政强制). */
export const reviews = layout({
  id: 'reviews',
  title: '法制审核台账',
  file: '法制审核台账.csv',
  key: ['ref_no', 'round'],
  columns: [
    { field: 'ref_no', header: '案件编号', synonyms: ['送审事项编号', '办件编号'], type: 'key', required: true },
    { field: 'round', header: '审核轮次', synonyms: ['轮次', '审核次数'], type: 'int', required: true },
    { field: 'act_type', header: '执法类别', synonyms: ['送审类别'], type: 'enum', codes: 'act_type' },
    { field: 'org_name', header: '送审机关', synonyms: ['承办机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '送审机关统一社会信用代码', synonyms: ['送审机关代码', '送审机关信用代码'], type: 'uscc', agency: true },
    { field: 'submitted_on', header: '送审日期', synonyms: ['提交审核日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'complete_on', header: '材料补齐日期', synonyms: ['材料齐全日期'], type: 'date', hidden: 'value' },
    { field: 'complex', header: '是否疑难复杂', synonyms: ['疑难复杂'], type: 'bool' },
    { field: 'concluded_on', header: '审核意见日期', synonyms: ['出具意见日期', '法制审核日期'], type: 'date', hidden: 'value', hides: ['conclusion'] },
    { field: 'conclusion', header: '审核结论', synonyms: ['法制审核结果', '审核意见'], type: 'enum', codes: 'conclusion' },
    { field: 'reviewers', header: '审核人员', synonyms: ['法制审核人员', '审核人'], type: 'people' },
    { field: 'coordinated_on', header: '协调决定日期', synonyms: ['分歧协调日期'], type: 'date', hidden: 'value' },
  ],
});
