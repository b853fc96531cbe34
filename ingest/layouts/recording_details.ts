import { layout } from './layout.ts';

/** 音像记录管理登记. Natural key: 文件唯一标识. */
export const recordingDetails = layout({
  id: 'recording_details',
  title: '音像记录管理登记',
  file: '音像记录管理登记.csv',
  further: true,
  key: ['rec_no'],
  columns: [
    { field: 'rec_no', header: '文件唯一标识', type: 'key', required: true },
    { field: 'org_name', header: '保管单位', synonyms: ['单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '保管单位统一社会信用代码', synonyms: ['保管单位代码', '保管单位信用代码'], type: 'uscc', agency: true },
    { field: 'recorded_on', header: '登记日期', synonyms: ['填报日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'keep_until', header: '保存期限至', synonyms: ['保存至'], type: 'date' },
    { field: 'key_file', header: '是否重点文件', synonyms: ['重点标记'], type: 'bool' },
    { field: 'used_for', header: '使用用途', type: 'enum', codes: 'recording_use' },
    { field: 'used_on', header: '使用日期', type: 'date', hidden: 'value' },
  ],
});
