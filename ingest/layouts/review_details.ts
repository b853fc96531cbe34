import { layout } from './layout.ts';

/** 法制审核意见登记. Natural key: 送审编号 + 送审轮次. What the opinion of a legal review says, one row per round. */
export const reviewDetails = layout({
  id: 'review_details',
  title: '法制审核意见登记',
  file: '法制审核意见登记.csv',
  further: true,
  key: ['ref_no', 'round'],
  columns: [
    { field: 'ref_no', header: '送审编号', synonyms: ['案件编号'], type: 'key', required: true },
    { field: 'round', header: '送审轮次', synonyms: ['审核轮次'], type: 'int', required: true },
    { field: 'org_name', header: '承办单位', synonyms: ['送审单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '承办单位统一社会信用代码', synonyms: ['承办单位代码', '承办单位信用代码'], type: 'uscc', agency: true },
    { field: 'recorded_on', header: '登记日期', synonyms: ['填报日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'complete_first', header: '送审材料是否一次齐全', type: 'bool' },
    { field: 'authority', header: '审核主体合法', type: 'enum', codes: 'review_check' },
    { field: 'qualification', header: '审核人员资格', type: 'enum', codes: 'review_check' },
    { field: 'facts', header: '审核事实', type: 'enum', codes: 'review_check' },
    { field: 'evidence', header: '审核证据', type: 'enum', codes: 'review_check' },
    { field: 'law_applied', header: '审核法律适用', type: 'enum', codes: 'review_check' },
    { field: 'discretion', header: '审核裁量', type: 'enum', codes: 'review_check' },
    { field: 'procedure_check', header: '审核程序', type: 'enum', codes: 'review_check' },
    { field: 'excess', header: '审核超越滥用职权', type: 'enum', codes: 'review_check' },
    { field: 'forms', header: '审核文书规范', type: 'enum', codes: 'review_check' },
    { field: 'crime', header: '审核涉罪移送', type: 'enum', codes: 'review_check' },
    { field: 'adopted', header: '意见采纳情况', type: 'enum', codes: 'adoption' },
    { field: 'disagreed', header: '是否存在分歧', synonyms: ['有无分歧'], type: 'bool' },
    { field: 'coordinated_on', header: '协调记录日期', type: 'date', hidden: 'value' },
    { field: 'complex', header: '是否疑难复杂', type: 'bool' },
    { field: 'counsel', header: '法律顾问是否参与', synonyms: ['公职律师是否参与'], type: 'bool' },
  ],
});
