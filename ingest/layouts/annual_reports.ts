import { layout } from './layout.ts';

/** 统计年报公开. Natural key: org + 年度. */
export const annualReports = layout({
  id: 'annual_reports',
  title: '统计年报公开',
  file: '统计年报公开.csv',
  key: ['org', 'year'],
  columns: [
    { field: 'org_name', header: '单位', synonyms: ['公开单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '单位统一社会信用代码', synonyms: ['单位代码', '单位信用代码'], type: 'uscc', agency: true },
    { field: 'year', header: '年度', synonyms: ['统计年度'], type: 'int', required: true },
    { field: 'published_on', header: '公开日期', synonyms: ['发布日期'], type: 'date', hidden: 'value' },
    { field: 'url', header: '公开网址', type: 'text' },
  ],
});
