import { mapping } from '../mapping.ts';

/** 法制审核意见书: a row an opinion, without a number of the round. */
export const reviewOpinions = mapping({
  id: 'review-opinions',
  title: '法制审核意见书登记表',
  source: '法制机构按审核意见书登记的清单：送审、补正、审核人、结论、出具日期',
  note: '没有审核轮次列的按第 1 轮读；同一案件有多份意见的，后一份为准，其余列为冲突',
  feeds: [
    {
      table: 'reviews',
      columns: {
        ref_no: { from: ['案件编号', '案号', '立案号', '送审事项编号'] },
        round: [{ from: ['审核轮次', '轮次', '审核次数'] }, { value: '1' }],
        act_type: { from: ['执法类别', '送审类别'] },
        org_name: { from: ['承办机构', '承办机关', '送审机关', '送审单位'] },
        submitted_on: { from: ['送审日期', '送审时间'] },
        complete_on: { from: ['补正日期', '收到/补正日期', '材料补正日期', '材料补齐日期'] },
        concluded_on: { from: ['出具日期', '意见出具日期'], required: true },
        conclusion: {
          from: '审核结论',
          codes: {
            AGREE: '同意',
            CONTINUE: '建议继续调查',
            CHANGE: '建议变更',
            CORRECT: '建议纠正',
            OTHER: '其他',
            '其他（移送等）': '其他',
          },
        },
        reviewers: { people: [{ name: ['审核人', '审核人姓名', '审核人员'] }] },
        coordinated_on: { from: ['负责人决定日期', '协调决定日期'] },
      },
    },
  ],
});
