import { mapping } from '../mapping.ts';

/** 涉企行政检查 as it is recorded since 国办发〔2024〕54号: approval, scan, arrival, two inspectors. */
export const inspections2025 = mapping({
  id: 'inspections-2025',
  title: '涉企行政检查记录（2025年以后）',
  source: '按国办发〔2024〕54号登记的行政检查记录：审批、扫码入企、到场离场、两名检查人员',
  note: '没有检查日期列的，以到场时间（没有的以扫码时间）的日期为检查日期',
  feeds: [
    {
      table: 'inspections',
      columns: {
        insp_no: { from: ['检查编号', '检查单号'] },
        org_name: { from: ['检查主体', '检查主体名称'] },
        org_uscc: { from: ['主体USCC', '检查主体USCC', '检查主体统一社会信用代码', '主体统一社会信用代码'] },
        task_source: { from: '任务来源', codes: { 专项部署: '上级部署', 举报投诉: '投诉举报' } },
        insp_type: { from: '检查类型' },
        item_name: { from: ['检查事项名称', '检查事项', '检查事项编码'] },
        object_name: { from: ['对象名称', '检查对象名称', '企业名称'] },
        object_code: { from: ['对象USCC', '对象统一社会信用代码', '检查对象USCC'] },
        is_enterprise: { from: ['是否涉企', '涉企检查'] },
        mode: { from: '检查方式' },
        insp_on: [{ from: ['检查日期', '检查时间'] }, { filled: ['到场时间', '扫码时间'] }],
        approved_by: { from: '审批人' },
        approved_at: { from: '审批时间' },
        urgent: { from: ['紧急补批', '是否紧急'] },
        arrived_at: { from: ['到场时间', '扫码时间'] },
        left_at: { from: '离场时间' },
        officers: {
          people: [
            { name: ['检查人员1', '检查人员一', '检查人员'], certificate: ['证号1', '证号一', '执法证号'] },
            { name: ['检查人员2', '检查人员二'], certificate: ['证号2', '证号二'] },
          ],
        },
        result: { from: '检查结果' },
        case_no: { from: ['关联案件编号', '立案编号', '案件编号'] },
        published_on: { from: ['公示日期', '结果公示日期'] },
      },
    },
  ],
});
