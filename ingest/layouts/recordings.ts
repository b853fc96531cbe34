import { layout } from './layout.ts';

/** 执法记录仪采集站导出. Natural key: 文件唯一标识. 日志 files are accepted but never counted in a metric. */
export const recordings = layout({
  id: 'recordings',
  title: '执法记录仪采集站导出',
  file: '执法记录仪采集站导出.csv',
  key: ['rec_no'],
  columns: [
    { field: 'rec_no', header: '文件唯一标识', synonyms: ['文件编号'], type: 'key', required: true },
    { field: 'file_name', header: '文件名', synonyms: ['文件名称'], type: 'text' },
    { field: 'device', header: '设备编号', synonyms: ['产品序列号', '记录仪编号'], type: 'key' },
    { field: 'user_name', header: '使用人', synonyms: ['执法人员姓名'], type: 'name' },
    { field: 'cert_no', header: '执法证号', synonyms: ['执法人员编号', '警号'], type: 'key' },
    { field: 'org_name', header: '单位名称', synonyms: ['所属单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '单位名称统一社会信用代码', synonyms: ['单位名称代码', '单位名称信用代码'], type: 'uscc', agency: true },
    { field: 'media', header: '文件类型', synonyms: ['媒体类型'], type: 'enum', codes: 'media', required: true },
    { field: 'start_at', header: '拍摄时间', synonyms: ['开始时间'], type: 'datetime', required: true, hidden: 'row' },
    { field: 'end_at', header: '结束时间', type: 'datetime' },
    { field: 'duration', header: '时长', synonyms: ['文件时长', '时长（秒）'], type: 'duration' },
    { field: 'size', header: '文件大小', synonyms: ['文件长度（字节）'], type: 'int' },
    { field: 'collected_at', header: '采集时间', synonyms: ['上传时间', '入库时间'], type: 'datetime', hidden: 'value' },
    { field: 'label', header: '标注类别', synonyms: ['标注'], type: 'enum', codes: 'rec_label' },
    { field: 'ref_no', header: '案件编号', synonyms: ['关联编号', '案号'], type: 'key' },
    { field: 'md5', header: 'MD5', synonyms: ['校验码', '哈希'], type: 'key' },
    { field: 'hash_result', header: '校验结果', synonyms: ['完整性校验'], type: 'enum', codes: 'hash_result' },
    { field: 'deleted_at', header: '删除时间', type: 'datetime', hidden: 'value' },
  ],
});
