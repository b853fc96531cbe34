import { layout } from './layout.ts';

/** 行政执法事项清单. Natural key: org + 执法事项编码. */
export const powerItems = layout({
  id: 'power_items',
  title: '行政执法事项清单',
  file: '行政执法事项清单.csv',
  further: true,
  key: ['org', 'item_no'],
  columns: [
    { field: 'item_no', header: '执法事项编码', synonyms: ['权力事项编码'], type: 'key', required: true },
    { field: 'org_name', header: '实施单位', synonyms: ['执法主体单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '实施单位统一社会信用代码', synonyms: ['实施单位代码', '实施单位信用代码'], type: 'uscc', agency: true },
    { field: 'item_name', header: '执法事项名称', synonyms: ['事项名称'], type: 'text' },
    { field: 'subject', header: '执法主体', type: 'text' },
    { field: 'duty', header: '职责', type: 'text' },
    { field: 'authority', header: '权限', type: 'text' },
    { field: 'basis', header: '执法依据', synonyms: ['依据'], type: 'text' },
    { field: 'reviewed_on', header: '法制机构复核日期', synonyms: ['复核日期'], type: 'date', hidden: 'value' },
    { field: 'published_on', header: '清单公开日期', synonyms: ['公开日期'], type: 'date', hidden: 'value' },
  ],
});
