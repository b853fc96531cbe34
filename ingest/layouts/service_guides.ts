import { layout } from './layout.ts';

/** 服务指南清单. Natural key: org + 服务指南编号. The fifteen things a guide has to say, one column each; an empty one is missing. */
export const serviceGuides = layout({
  id: 'service_guides',
  title: '服务指南清单',
  file: '服务指南清单.csv',
  further: true,
  key: ['org', 'guide_no'],
  columns: [
    { field: 'guide_no', header: '服务指南编号', synonyms: ['指南编号'], type: 'key', required: true },
    { field: 'org_name', header: '编制单位', synonyms: ['公布单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '编制单位统一社会信用代码', synonyms: ['编制单位代码', '编制单位信用代码'], type: 'uscc', agency: true },
    { field: 'item_name', header: '事项名称', type: 'text' },
    { field: 'basis', header: '办理依据', synonyms: ['依据'], type: 'text' },
    { field: 'accepting', header: '受理机构', type: 'text' },
    { field: 'deciding', header: '审批机构', synonyms: ['决定机构'], type: 'text' },
    { field: 'conditions', header: '许可条件', synonyms: ['办理条件'], type: 'text' },
    { field: 'preference', header: '优惠政策', type: 'text' },
    { field: 'materials', header: '申请材料', type: 'text' },
    { field: 'process', header: '办理流程', type: 'text' },
    { field: 'time_limit', header: '办理时限', type: 'text' },
    { field: 'supervision', header: '监督方式', synonyms: ['监督投诉渠道'], type: 'text' },
    { field: 'accountability', header: '责任追究', type: 'text' },
    { field: 'remedies', header: '救济渠道', type: 'text' },
    { field: 'office_hours', header: '办公时间', type: 'text' },
    { field: 'office_place', header: '办公地址', type: 'text' },
    { field: 'office_phone', header: '办公电话', synonyms: ['咨询电话'], type: 'text' },
    { field: 'published_on', header: '公布日期', synonyms: ['公开日期'], type: 'date', hidden: 'value' },
  ],
});
