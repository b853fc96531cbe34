import { layout } from './layout.ts';

/** 许可办件补充登记. Natural key: 办件编号. What a licensing system knows beyond 行政许可台账. */
export const licenceDetails = layout({
  id: 'licence_details',
  title: '许可办件补充登记',
  file: '许可办件补充登记.csv',
  further: true,
  key: ['licence_no'],
  columns: [
    { field: 'licence_no', header: '办件编号', type: 'key', required: true },
    { field: 'org_name', header: '登记单位', synonyms: ['受理单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '登记单位统一社会信用代码', synonyms: ['登记单位代码', '登记单位信用代码'], type: 'uscc', agency: true },
    { field: 'recorded_on', header: '登记日期', synonyms: ['填报日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'promised_days', header: '承诺时限（工作日）', synonyms: ['承诺工作日'], type: 'int' },
    { field: 'incomplete', header: '申请材料是否不全', synonyms: ['是否需补正'], type: 'bool' },
    { field: 'received_on', header: '收到申请日期', type: 'date', hidden: 'value' },
    { field: 'told_on', header: '补正告知日期', synonyms: ['一次性告知日期'], type: 'date', hidden: 'value' },
    { field: 'told_times', header: '补正告知次数', type: 'int' },
    { field: 'item_no', header: '执法事项编码', synonyms: ['权力事项编码'], type: 'key' },
  ],
});
