import { layout } from './layout.ts';

/** 随机抽查事项清单. Natural key: org + 抽查事项编码. 抽查比例 in percent of the objects of the item. */
export const inspectionItems = layout({
  id: 'inspection_items',
  title: '随机抽查事项清单',
  file: '随机抽查事项清单.csv',
  further: true,
  key: ['org', 'item_no'],
  columns: [
    { field: 'item_no', header: '抽查事项编码', synonyms: ['抽查事项编号'], type: 'key', required: true },
    { field: 'org_name', header: '清单单位', synonyms: ['公布单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '清单单位统一社会信用代码', synonyms: ['清单单位代码', '清单单位信用代码'], type: 'uscc', agency: true },
    { field: 'item_name', header: '抽查事项名称', synonyms: ['抽查事项'], type: 'text' },
    { field: 'subject', header: '抽查主体', type: 'text' },
    { field: 'basis', header: '抽查依据', type: 'text' },
    { field: 'object', header: '抽查对象类别', synonyms: ['抽查对象'], type: 'text' },
    { field: 'content', header: '抽查内容', type: 'text' },
    { field: 'ratio', header: '抽查比例（%）', synonyms: ['抽查比例'], type: 'num' },
    { field: 'mode', header: '抽查方式', type: 'text' },
    { field: 'frequency', header: '抽查频次', type: 'text' },
    { field: 'objects', header: '抽查对象总数', synonyms: ['对象总数'], type: 'int' },
    { field: 'published_on', header: '清单公开日期', synonyms: ['公开日期'], type: 'date', hidden: 'value' },
    { field: 'abolished_on', header: '停止执行日期', synonyms: ['废止日期'], type: 'date', hidden: 'value' },
  ],
});
