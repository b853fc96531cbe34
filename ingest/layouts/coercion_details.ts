import { layout } from './layout.ts';

/** 行政强制补充登记. Natural key: 强制编号. What a coercion file says beyond 行政强制台账. */
export const coercionDetails = layout({
  id: 'coercion_details',
  title: '行政强制补充登记',
  file: '行政强制补充登记.csv',
  further: true,
  key: ['coercion_no'],
  columns: [
    { field: 'coercion_no', header: '强制编号', type: 'key', required: true },
    { field: 'org_name', header: '登记单位', synonyms: ['实施单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '登记单位统一社会信用代码', synonyms: ['登记单位代码', '登记单位信用代码'], type: 'uscc', agency: true },
    { field: 'recorded_on', header: '登记日期', synonyms: ['填报日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'urgent', header: '是否情况紧急', synonyms: ['是否当场实施'], type: 'bool' },
    { field: 'approved_at', header: '补办批准时间', type: 'datetime', hidden: 'value' },
    { field: 'ext_approved_on', header: '强制延长批准日期', type: 'date', hidden: 'value' },
    { field: 'ext_days', header: '强制延长天数', type: 'int' },
    { field: 'test_days', header: '检测鉴定天数', synonyms: ['检验检测天数'], type: 'int' },
    { field: 'delivered_on', header: '强制决定书交付日期', type: 'date', hidden: 'value' },
    { field: 'ended_at', header: '现场结束时间', type: 'datetime', hidden: 'value' },
    { field: 'dun_on', header: '催告书送达日期', synonyms: ['催告日期'], type: 'date', hidden: 'value' },
    { field: 'court_from_on', header: '复议诉讼期限届满日期', type: 'date' },
    { field: 'court_due_on', header: '申请法院期限届满日期', type: 'date' },
    { field: 'item_no', header: '执法事项编码', synonyms: ['权力事项编码'], type: 'key' },
  ],
});
