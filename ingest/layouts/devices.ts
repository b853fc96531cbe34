import { layout } from './layout.ts';

/** 执法记录仪台账. Natural key: 设备编号 + 领用日期. One row per device and holder. */
export const devices = layout({
  id: 'devices',
  title: '执法记录仪台账',
  file: '执法记录仪台账.csv',
  further: true,
  key: ['device', 'issued_on'],
  columns: [
    { field: 'device', header: '设备编号', synonyms: ['记录仪编号'], type: 'key', required: true },
    { field: 'org_name', header: '配备单位', synonyms: ['单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '配备单位统一社会信用代码', synonyms: ['配备单位代码', '配备单位信用代码'], type: 'uscc', agency: true },
    { field: 'user_name', header: '领用人', synonyms: ['使用人'], type: 'name' },
    { field: 'cert_no', header: '领用人执法证号', synonyms: ['执法证号'], type: 'key' },
    { field: 'issued_on', header: '领用日期', type: 'date', required: true, hidden: 'row' },
    { field: 'returned_on', header: '交回日期', type: 'date', hidden: 'value' },
    { field: 'synced_on', header: '校时日期', type: 'date', hidden: 'value' },
    { field: 'drift', header: '时钟偏差（秒/日）', synonyms: ['时钟偏差'], type: 'num' },
  ],
});
