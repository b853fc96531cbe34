import { layout } from './layout.ts';

/** 服务窗口公示. Natural key: org + 窗口岗位编号. The five things shown at a service window. */
export const windowPosts = layout({
  id: 'window_posts',
  title: '服务窗口公示',
  file: '服务窗口公示.csv',
  further: true,
  key: ['org', 'post_no'],
  columns: [
    { field: 'post_no', header: '窗口岗位编号', synonyms: ['窗口编号'], type: 'key', required: true },
    { field: 'org_name', header: '窗口单位', synonyms: ['单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '窗口单位统一社会信用代码', synonyms: ['窗口单位代码', '窗口单位信用代码'], type: 'uscc', agency: true },
    { field: 'staff_name', header: '窗口人员姓名', synonyms: ['姓名'], type: 'name' },
    { field: 'post', header: '窗口人员职务', synonyms: ['职务'], type: 'text' },
    { field: 'category', header: '执法种类', type: 'text' },
    { field: 'services', header: '服务事项', type: 'text' },
    { field: 'unit_shown', header: '明示的单位', type: 'text' },
  ],
});
