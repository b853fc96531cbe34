import { layout } from './layout.ts';

/** 事前公开事项. Natural key: org + 事项代码. Item codes: A1 主体 A2 人员 A3 职责 A4 权限 A5 随机抽查事项清单 A6 依据 A7 程序 A8 监督方式 A9 救济渠道. */
export const predisclosures = layout({
  id: 'predisclosures',
  title: '事前公开事项',
  file: '事前公开事项.csv',
  key: ['org', 'item'],
  columns: [
    { field: 'org_name', header: '单位', synonyms: ['公开单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '单位统一社会信用代码', synonyms: ['单位代码', '单位信用代码'], type: 'uscc', agency: true },
    { field: 'item', header: '事项代码', synonyms: ['公开事项代码'], type: 'key', required: true },
    { field: 'item_name', header: '事项名称', synonyms: ['公开事项'], type: 'text' },
    { field: 'applicable', header: '是否适用', synonyms: ['适用'], type: 'bool', emptyMeans: '是' },
    { field: 'url', header: '公开网址', synonyms: ['网址'], type: 'text' },
    { field: 'published_on', header: '公开日期', synonyms: ['首次公开日期'], type: 'date', hidden: 'value' },
    { field: 'updated_on', header: '更新日期', synonyms: ['最近更新日期'], type: 'date', hidden: 'value' },
  ],
});
