import { layout } from './layout.ts';

/** 三项制度文件清单. Natural key: org + 文件代码. Document codes: P01–P12 (12 办法、清单、流程图、服务指南) and S01–S09 (9 项制度). Default titles P01 公示制度 P02 全过程记录制度 P03 法制审核办法 P04 行政执法事项清单 P05 随机抽查事项清单 P06 行政执法人员清单 P07 音像记录事项清单 P08 法制审核目录清单 P09 行政执法流程图 P10 全过程记录流程图 P11 法制审核流程图 P12 服务指南; S01 公开信息审核纠错 S02 动态调整 S03 持证上岗和资格管理 S04 执法文书与案卷标准 S05 执法信息归档 S06 音像设备管理 S07 记录信息管理使用 S08 法制审核人员培训 S09 法律顾问和公职律师. */
export const policies = layout({
  id: 'policies',
  title: '三项制度文件清单',
  file: '三项制度文件清单.xlsx',
  key: ['org', 'code'],
  columns: [
    { field: 'org_name', header: '单位', synonyms: ['制定单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '单位统一社会信用代码', synonyms: ['单位代码', '单位信用代码'], type: 'uscc', agency: true },
    { field: 'code', header: '文件代码', synonyms: ['目录代码'], type: 'key', required: true },
    { field: 'title', header: '文件名称', type: 'text' },
    { field: 'status', header: '状态', synonyms: ['制定状态'], type: 'enum', codes: 'policy_status' },
    { field: 'issued_on', header: '印发日期', type: 'date', hidden: 'value' },
    { field: 'published_on', header: '公开日期', type: 'date', hidden: 'value' },
    { field: 'url', header: '公开网址', type: 'text' },
  ],
});
