import { layout } from './layout.ts';

/** 现场执法登记. Natural key: 执法编号. One row per inspection or coercion; what a check form says that the register of inspections does not. */
export const onSite = layout({
  id: 'on_site',
  title: '现场执法登记',
  file: '现场执法登记.csv',
  further: true,
  key: ['ref_no'],
  columns: [
    { field: 'ref_no', header: '执法编号', synonyms: ['检查编号/强制编号'], type: 'key', required: true },
    { field: 'org_name', header: '执法单位', synonyms: ['执法机关'], type: 'name', agency: true },
    { field: 'org_uscc', header: '执法单位统一社会信用代码', synonyms: ['执法单位代码', '执法单位信用代码'], type: 'uscc', agency: true },
    { field: 'recorded_on', header: '登记日期', synonyms: ['填报日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'id_shown', header: '是否出示执法证件', synonyms: ['是否亮证'], type: 'bool' },
    { field: 'told_facts', header: '是否告知执法事由', type: 'bool' },
    { field: 'told_basis', header: '是否告知执法依据', type: 'bool' },
    { field: 'told_rights', header: '是否告知权利义务', type: 'bool' },
    { field: 'scanned_at', header: '扫码时间', synonyms: ['扫码入企时间'], type: 'datetime', hidden: 'value' },
    { field: 'joint', header: '是否联合检查', synonyms: ['综合查一次'], type: 'bool' },
    { field: 'informed_on', header: '结果告知日期', type: 'date', hidden: 'value' },
    { field: 'disposal_due_on', header: '处置期限', synonyms: ['整改期限'], type: 'date' },
    { field: 'disposed_on', header: '处置完成日期', synonyms: ['处置完结日期'], type: 'date', hidden: 'value' },
    { field: 'item_no', header: '执法事项编码', synonyms: ['权力事项编码'], type: 'key' },
  ],
});
