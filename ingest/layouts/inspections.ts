import { layout } from './layout.ts';

/** 行政检查台账. Natural key: 检查编号. */
export const inspections = layout({
  id: 'inspections',
  title: '行政检查台账',
  file: '行政检查台账.csv',
  key: ['insp_no'],
  columns: [
    { field: 'insp_no', header: '检查编号', synonyms: ['检查单号', '检查行为编号'], type: 'key', required: true },
    { field: 'org_name', header: '检查机关', synonyms: ['检查主体', '实施机构'], type: 'name', agency: true },
    { field: 'org_uscc', header: '检查机关统一社会信用代码', synonyms: ['检查机关代码', '检查机关信用代码'], type: 'uscc', agency: true },
    { field: 'insp_type', header: '检查类型', synonyms: ['检查形式'], type: 'enum', codes: 'insp_type' },
    { field: 'task_source', header: '任务来源', synonyms: ['检查来源'], type: 'enum', codes: 'task_source' },
    { field: 'task_no', header: '抽查任务编号', synonyms: ['任务编号', '双随机任务编号'], type: 'key' },
    { field: 'item_name', header: '检查事项', synonyms: ['检查事项名称'], type: 'text' },
    { field: 'object_name', header: '检查对象', synonyms: ['被检查对象', '检查对象名称'], type: 'name', required: true },
    { field: 'object_code', header: '检查对象统一社会信用代码', synonyms: ['检查对象代码', '被检查对象信用代码'], type: 'uscc' },
    { field: 'is_enterprise', header: '是否涉企', synonyms: ['涉企检查', '是否涉企检查'], type: 'bool' },
    { field: 'mode', header: '检查方式', synonyms: ['实施方式'], type: 'enum', codes: 'insp_mode' },
    { field: 'insp_on', header: '检查日期', synonyms: ['检查时间', '实施日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'approved_by', header: '审批人', synonyms: ['批准人'], type: 'name' },
    { field: 'approved_at', header: '审批时间', synonyms: ['批准时间'], type: 'datetime', hidden: 'value' },
    { field: 'urgent', header: '是否紧急', synonyms: ['紧急检查'], type: 'bool' },
    { field: 'supplemented_at', header: '补批时间', synonyms: ['补办审批时间'], type: 'datetime', hidden: 'value' },
    { field: 'arrived_at', header: '到场时间', synonyms: ['进入现场时间', '到达时间'], type: 'datetime', hidden: 'value' },
    { field: 'left_at', header: '离场时间', synonyms: ['离开时间'], type: 'datetime', hidden: 'value' },
    { field: 'officers', header: '检查人员', synonyms: ['执法人员'], type: 'people' },
    { field: 'result', header: '检查结果', synonyms: ['结果'], type: 'enum', codes: 'insp_result' },
    { field: 'case_no', header: '关联案件编号', synonyms: ['立案编号', '案件编号'], type: 'key' },
    { field: 'has_record', header: '是否有检查记录', synonyms: ['检查记录'], type: 'bool' },
    { field: 'published_on', header: '公示日期', synonyms: ['结果公示日期'], type: 'date', hidden: 'value' },
  ],
});
