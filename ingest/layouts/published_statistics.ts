import { layout } from './layout.ts';

/**
 * 统计年报公布数. Natural key: org + 统计年度 + 统计表 + 统计栏目. One row per number of a published annual table, as it was published: a count in
 * 公布数量, an amount of money in 公布金额.
 */
export const publishedStatistics = layout({
  id: 'published_statistics',
  title: '统计年报公布数',
  file: '统计年报公布数.csv',
  further: true,
  key: ['org', 'year', 'stat_table', 'item'],
  columns: [
    { field: 'org_name', header: '填报单位', synonyms: ['公布单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '填报单位统一社会信用代码', synonyms: ['填报单位代码', '填报单位信用代码'], type: 'uscc', agency: true },
    { field: 'year', header: '统计年度', synonyms: ['年度'], type: 'int', required: true },
    { field: 'stat_table', header: '统计表', synonyms: ['表名'], type: 'enum', codes: 'annual_table', required: true },
    { field: 'item', header: '统计栏目', synonyms: ['栏目'], type: 'enum', codes: 'annual_item', required: true },
    { field: 'number', header: '公布数量', synonyms: ['数量'], type: 'int' },
    { field: 'amount', header: '公布金额（元）', synonyms: ['金额（元）'], type: 'money' },
  ],
});
